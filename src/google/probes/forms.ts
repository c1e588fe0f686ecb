/** Facts about forms, seen on one of the product's own: a form that was made for a probe could not be deleted without the right to all files. */
import { instant } from '../host.ts';
import { type Bench, type Probe, probe } from './probe.ts';

type Published = GoogleAppsScript.Forms.Form & { isPublished?: () => boolean };

const of = ({ form }: Bench): Published => {
  if (!form) throw new Error('no form yet');
  return form;
};

export const forms = (): Probe[] => [
  probe('a form says whether it is published', '"boolean"', (b) => typeof of(b).isPublished?.()),
  probe('ids of questions are whole numbers', 'true', (b) =>
    of(b)
      .getItems()
      .every((item) => Number.isInteger(item.getId())),
  ),
  probe('kinds of questions are compared as they are', 'true', (b) =>
    of(b)
      .getItems()
      .some((item) => item.getType() === FormApp.ItemType.TEXT),
  ),
  probe('a question that is not there', 'null', (b) => of(b).getItemById(1)),
  probe(
    'answers go to a spreadsheet',
    'true',
    (b) => of(b).getDestinationType() === FormApp.DestinationType.SPREADSHEET,
  ),
  probe('the address people open', 'true', (b) => of(b).getPublishedUrl().startsWith('https://')),
  probe('no answers are newer than tomorrow', '0', (b) => of(b).getResponses(new Date(instant() + 86_400_000)).length),
  probe('an empty answer may be built', '"function"', (b) => typeof of(b).createResponse().toPrefilledUrl),
  probe('a summary is not shown to respondents', 'false', (b) => of(b).isPublishingSummary()),
];
