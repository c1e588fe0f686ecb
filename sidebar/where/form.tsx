/** A form of a stage and the ways to give it to people. */
import { useState } from 'preact/hooks';
import type { FormView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { copyText } from '../copy.ts';
import { server } from '../server.ts';
import { Button } from '../ui.tsx';
import { counted, t } from '../words.ts';

/** A link of one's own for each place it is published: the answers then say where they came from. */
function Tagged({ form, showQr }: { form: FormView; showQr: (url: string) => void }) {
  const [tag, setTag] = useState('');
  const [url, setUrl] = useState('');
  return (
    <div class="small-form">
      <label class="field" for={`tag-${form.code}`}>
        {t(['Ссылка с меткой: где она будет стоять', 'A marked link: where it will stand'])}
      </label>
      <input
        id={`tag-${form.code}`}
        type="text"
        maxLength={60}
        placeholder={t(['вечер выпускников', 'alumni evening'])}
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
            if (!tag.trim()) return { words: t(['Сначала напишите метку.', 'Write the mark first.']) };
            const made = await server.taggedLink({ form: form.code, tag: tag.trim() });
            setUrl(made.url);
            await copyText(made.url);
            return {
              words: t([`Ссылка с меткой «${tag.trim()}» скопирована.`, `The link marked “${tag.trim()}” is copied.`]),
            };
          }}
        >
          {t(['Сделать и скопировать', 'Make and copy'])}
        </ActButton>
        {url && <Button onClick={() => showQr(url)}>QR</Button>}
      </div>
    </div>
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
          {form.editUrl && (
            <a class="button plain" href={form.editUrl} target="_blank" rel="noopener">
              {t(['Править форму', 'Edit the form'])}
            </a>
          )}
        </div>
      ) : (
        <p class="error">
          {t([
            'Анкета ещё не принимает ответы. Выберите в меню «Наставничество → Проверить и починить книгу».',
            'The form does not take answers yet. Choose “Mentoring → Check and mend the workbook” in the menu.',
          ])}
        </p>
      )}
      {form.ready && form.tagged && <Tagged form={form} showQr={(url) => showQr({ ...form, url })} />}
    </li>
  );
}
