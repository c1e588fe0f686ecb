/** Letters: what would go now and how it reads, what waits and why, what a person has to decide. */
import type { Letters as LettersData, LetterView } from '../../src/app/letters.ts';
import { ActButton, Ask } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { More } from '../ui.tsx';
import { counted, t } from '../words.ts';

type Reload = () => Promise<void>;

const FIRST_SHOWN = 5;

function ToDecide({ letter, reload }: { letter: LetterView; reload: Reload }) {
  const { id, to, subject, state, reason } = letter;
  const decide = (what: 'went' | 'again' | 'drop', words: string) => async () => {
    await server.settleLetter({ letter: id, what });
    await reload();
    return { words };
  };
  return (
    <li class="card">
      <p class="title">{t([`${id}, кому: ${to}`, `${id}, to: ${to}`])}</p>
      <p>{subject}</p>
      <p class="secondary">
        {state === 'unclear'
          ? t([
              'Неясно, ушло ли: запуск оборвался при отправке. Посмотрите в «Отправленных» вашей почты.',
              'It is unclear whether it went: the run broke off while sending. Look into Sent of your mail.',
            ])
          : t([`Не отправлено: ${reason}`, `Not sent: ${reason}`])}
      </p>
      <div class="row">
        {state === 'unclear' && (
          <ActButton id={`went ${id}`} act={decide('went', t([`${id}: ушло.`, `${id}: it went.`]))}>
            {t(['Ушло', 'It went'])}
          </ActButton>
        )}
        <ActButton id={`again ${id}`} act={decide('again', t([`${id} снова в очереди.`, `${id} is queued again.`]))}>
          {state === 'unclear' ? t(['Не ушло, отправить', 'It did not, send']) : t(['Отправить ещё раз', 'Send again'])}
        </ActButton>
        {state === 'failed' && (
          <ActButton id={`drop ${id}`} act={decide('drop', t([`${id} отменено.`, `${id} is cancelled.`]))}>
            {t(['Не нужно', 'Not needed'])}
          </ActButton>
        )}
      </div>
    </li>
  );
}

export function Letters({ letters, reload }: { letters: LettersData; reload: Reload }) {
  const { mails, held, toDecide, paused, quota } = letters;
  const [first] = mails;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t(['Письма', 'Letters'])}</h2>
      {toDecide.length > 0 && (
        <More all={toDecide} first={FIRST_SHOWN}>
          {(letter) => <ToDecide key={letter.id} letter={letter} reload={reload} />}
        </More>
      )}
      {first ? (
        <div class="card">
          <p>
            {t(['Сейчас ушло бы: ', 'Would go now: '])}
            {counted(mails.length, ['письмо', 'письма', 'писем'], ['letter', 'letters'])}
            {t([`, лимита осталось ${quota}`, `, ${quota} of the quota left`])}
          </p>
          <p class="secondary">{t([`Первое — для ${first.to}:`, `The first is for ${first.to}:`])}</p>
          <p class="title">{first.subject}</p>
          <pre class="letter">{first.text}</pre>
          <div class="row">
            <ActButton
              id="send to me"
              act={async () => {
                const { to } = await server.sendToMe({ letter: first.letters[0] ?? '' });
                return { words: t([`Проба отправлена на ${to}.`, `The trial was sent to ${to}.`]) };
              }}
            >
              {t(['Отправить мне', 'Send it to me'])}
            </ActButton>
          </div>
        </div>
      ) : (
        !held.length && <p class="secondary">{t(['В очереди писем нет.', 'No letters are queued.'])}</p>
      )}
      {held.length > 0 && (
        <ul class="waiting">
          {held.map(({ why, letters: n }) => (
            <li key={why}>
              {t(['Ждут: ', 'Waiting: '])}
              {n} — {why}
            </li>
          ))}
        </ul>
      )}
      {!paused && (
        <Ask
          id="pause"
          words={t(['Остановить письма', 'Pause letters'])}
          question={t([
            'Остановить все письма? Они останутся в очереди, пока вы их не возобновите.',
            'Pause all letters? They stay queued until you resume them.',
          ])}
          yes={t(['Остановить', 'Pause'])}
          act={async () => {
            await server.pauseLetters({ paused: true });
            await reload();
            return { words: t(['Письма остановлены.', 'Letters are paused.']) };
          }}
        />
      )}
    </section>
  );
}
