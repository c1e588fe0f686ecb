/** A form of a stage and the ways to give it to people. */
import { useState } from 'preact/hooks';
import type { FormView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { copyText } from '../copy.ts';
import { useNames } from '../names.tsx';
import { server } from '../server.ts';
import { Button } from '../ui.tsx';
import { counted, t, type Words } from '../words.ts';
import { blockedTab } from './print.ts';
import { showSlips } from './slips.ts';

type Link = {
  label: Words;
  sample: Words;
  empty: Words;
  make: (text: string) => Promise<{ url: string }>;
  copied: (text: string) => Words;
};

/** A link of one's own for each place it is published: the answers then say where they came from. */
const tagged = (form: FormView): Link => ({
  label: ['Ссылка с меткой: где она будет стоять', 'A marked link: where it will stand'],
  sample: ['вечер выпускников', 'alumni evening'],
  empty: ['Сначала напишите метку.', 'Write the mark first.'],
  make: (tag) => server.taggedLink({ form: form.code, tag }),
  copied: (tag) => [`Ссылка с меткой «${tag}» скопирована.`, `The link marked “${tag}” is copied.`],
});

/** A link that opens the form with somebody's code filled in: to be sent, or printed as a QR code. */
const personal = (form: FormView): Link => ({
  label: ['Личная ссылка: код участника', 'A person’s own link: the code'],
  sample: ['НР-001', 'НР-001'],
  empty: ['Сначала напишите код.', 'Write the code first.'],
  make: (person) => server.personLink({ form: form.code, person }),
  copied: (person) => [`Личная ссылка для ${person} скопирована.`, `The own link of ${person} is copied.`],
});

function LinkFor({ form, link, showQr }: { form: FormView; link: Link; showQr: (url: string) => void }) {
  const [tag, setTag] = useState('');
  const [url, setUrl] = useState('');
  return (
    <div class="small-form">
      <label class="field" for={`tag-${form.code}`}>
        {t(link.label)}
      </label>
      <input
        id={`tag-${form.code}`}
        type="text"
        maxLength={60}
        placeholder={t(link.sample)}
        value={tag}
        onInput={(e) => {
          setTag(e.currentTarget.value);
          setUrl('');
        }}
      />
      <div class="row">
        <ActButton
          id={`tag ${form.code}`}
          act={async () => {
            if (!tag.trim()) return { words: t(link.empty) };
            const made = await link.make(tag.trim());
            setUrl(made.url);
            await copyText(made.url);
            return { words: t(link.copied(tag.trim())) };
          }}
        >
          {t(['Сделать и скопировать', 'Make and copy'])}
        </ActButton>
        {url && <Button onClick={() => showQr(url)}>QR</Button>}
      </div>
    </div>
  );
}

/** For those who get no letters: a sheet of codes, each with its own link. */
function Slips({ form }: { form: FormView }) {
  const names = useNames();
  return (
    <ActButton
      id={`slips ${form.code}`}
      act={async () => {
        const page = window.open('', '_blank');
        if (!page) return { words: t(blockedTab) };
        const { slips } = await server.personLinks({ form: form.code });
        if (!slips.length) {
          page.close();
          return {
            words: t([
              'Работающих пар ещё нет: печатать некому.',
              'No pair is at work yet: there is nobody to print for.',
            ]),
          };
        }
        showSlips(page, form, slips, names);
        return {
          words: t([
            `Листков: ${slips.length}. Печать — на новой вкладке.`,
            `Slips: ${slips.length}. Print them in the new tab.`,
          ]),
        };
      }}
    >
      {t(['Листки с QR для всех', 'QR slips for everybody'])}
    </ActButton>
  );
}

/** Answers that never come into the workbook: who may open their file is set here. */
function Apart({ form }: { form: FormView }) {
  const [url, setUrl] = useState('');
  return (
    <div class="small-form">
      <p class="secondary">
        {t([
          'Ответы — в отдельном файле. Его открывают тот, кто настроил программу, те, у кого в команде отмечено «Принимает сигналы», и психолог.',
          'The answers are in a file of their own. It opens to whoever set the programme up, to those marked “Takes signals” in the team, and to the psychologist.',
        ])}
      </p>
      <div class="row">
        <ActButton
          id={`file ${form.code}`}
          act={async () => {
            const file = await server.openFile({ form: form.code });
            setUrl(file.url);
            const who = file.people.join(', ');
            return { words: t([`Файл открыт только для: ${who}.`, `The file is open to these only: ${who}.`]) };
          }}
        >
          {t(['Обновить доступ', 'Renew the access'])}
        </ActButton>
        {url && (
          <a class="button plain" href={url} target="_blank" rel="noopener">
            {t(['Открыть файл', 'Open the file'])}
          </a>
        )}
      </div>
    </div>
  );
}

/** What is needed now and then: a stage has up to eight forms, and each would fill the panel. */
function Rest({ form, showQr }: { form: FormView; showQr: (form: FormView) => void }) {
  const shownAt = (url: string) => showQr({ ...form, url });
  if (!form.editUrl && !form.tagged && !form.personal && !form.apart) return null;
  const links = form.tagged || form.personal;
  return (
    <details class="rest">
      <summary>{links ? t(['Особые ссылки и правка', 'Other links, and editing']) : t(['Правка', 'Editing'])}</summary>
      {form.tagged && <LinkFor form={form} link={tagged(form)} showQr={shownAt} />}
      {form.personal && <LinkFor form={form} link={personal(form)} showQr={shownAt} />}
      {form.personal && (
        <div class="small-form">
          <Slips form={form} />
        </div>
      )}
      {form.apart && <Apart form={form} />}
      {form.editUrl && (
        <a class="button plain" href={form.editUrl} target="_blank" rel="noopener">
          {t(['Править форму', 'Edit the form'])}
        </a>
      )}
    </details>
  );
}

export function Form({ form, showQr }: { form: FormView; showQr: (form: FormView) => void }) {
  const answers = counted(form.answers, ['ответ', 'ответа', 'ответов'], ['answer', 'answers']);
  return (
    <li class="card">
      <p class="title">
        {form.code}. {form.title}
      </p>
      <p class="secondary">{form.answers ? answers : t(['Ответов пока нет', 'No answers yet'])}</p>
      {form.ready ? (
        <div class="row">
          <a class="button plain" href={form.url} target="_blank" rel="noopener">
            {t(['Открыть', 'Open'])}
          </a>
          <ActButton
            id={`copy ${form.code}`}
            act={async () => {
              await copyText(form.url);
              return {
                words: t([`Ссылка на анкету ${form.code} скопирована.`, `The link of form ${form.code} is copied.`]),
              };
            }}
          >
            {t(['Скопировать ссылку', 'Copy the link'])}
          </ActButton>
          <Button
            onClick={() => showQr(form)}
            label={t([`QR-код анкеты ${form.code}`, `QR code of form ${form.code}`])}
          >
            QR
          </Button>
        </div>
      ) : (
        <p class="error">
          {t([
            'Анкета ещё не принимает ответы. Выберите в меню «Наставничество → Проверить и починить книгу».',
            'The form does not take answers yet. Choose “Mentoring → Check and mend the workbook” in the menu.',
          ])}
        </p>
      )}
      {form.ready && <Rest form={form} showQr={showQr} />}
    </li>
  );
}
