/** A text for an audience, ready to be copied: its fields filled, its link marked with the place where it will stand. */
import { prefilled } from '../google/forms.ts';
import { settingsOf } from '../stages/1-preparation/settings.ts';
import { tagOf, tellingOf, tellingReads, toldText } from '../stages/1-preparation/tellings.ts';
import { forms } from '../stages/index.ts';
import { snapshot } from './snapshot.ts';

export type Told = { text: string; url: string };

/** @throws tellingGone, tellingLacks */
export function telling({ telling: id }: { telling: string }): Told {
  const s = snapshot(tellingReads, 'skip');
  const x = tellingOf(s, id);
  const lang = settingsOf(s).language;
  const f = forms.find((one) => one.code === x.form);
  const made = f && s.memory.forms[f.id];
  const marked = f?.tagged && made?.ready ? prefilled(made, { [f.tagged]: tagOf(x, lang) }) : undefined;
  const url = marked ?? (made?.ready ? made.url : '');
  return { text: toldText(s, x, url, lang), url };
}
