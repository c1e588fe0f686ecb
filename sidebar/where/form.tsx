/** A form of a stage and the ways to give it to people. */
import type { FormView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { copyText } from '../copy.ts';
import { Button } from '../ui.tsx';
import { counted, t } from '../words.ts';

export function Form({ form, showQr }: { form: FormView; showQr: () => void }) {
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
          <Button onClick={showQr} label={t([`QR-код анкеты ${form.code}`, `QR code of form ${form.code}`])}>
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
    </li>
  );
}
