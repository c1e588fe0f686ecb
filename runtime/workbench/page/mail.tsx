/** The letters the script sent, as their readers see them. */
import { useState } from 'preact/hooks';
import type { Mail } from '../../types.ts';
import type { LetterLine, State } from '../protocol.ts';
import { Drawer, type DrawerProps, useRead } from './drawer.tsx';
import { moment, say } from './words.ts';

function Letter({ n, state }: { n: number; state: State }) {
  const mail = useRead<Mail>(`/letters/${n}`, n);
  const [as, setAs] = useState<'html' | 'text'>('html');
  if (!mail) return null;
  const lines: [string, string][] = [
    [say('Кому', 'To'), mail.to],
    [say('Копия', 'Copy'), mail.cc],
    [say('Скрытая копия', 'Blind copy'), mail.bcc],
    [say('От кого', 'From'), mail.name ? `${mail.name} <${mail.from}>` : mail.from],
    [say('Ответить', 'Reply to'), mail.replyTo],
    [say('Когда', 'When'), moment(mail.at, state.zone, 'full')],
  ];
  return (
    <article class="letter">
      <h3>{mail.subject || say('Без темы', 'No subject')}</h3>
      <dl>
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {mail.attachments.length > 0 && (
        <p class="attachments">
          {mail.attachments.map(({ name }, at) => (
            <a key={name} href={`/attachment/${n}/${at}`} target="_blank" rel="noreferrer">
              {name}
            </a>
          ))}
        </p>
      )}
      {mail.htmlBody && (
        <fieldset class="segments" aria-label={say('Вид письма', 'Version of the letter')}>
          {(['html', 'text'] as const).map((each) => (
            <button type="button" key={each} aria-pressed={as === each} onClick={() => setAs(each)}>
              {each === 'html' ? say('Оформленное', 'Formatted') : say('Простой текст', 'Plain text')}
            </button>
          ))}
        </fieldset>
      )}
      <iframe title={mail.subject} src={`/letter/${n}/${as}`} sandbox="allow-popups allow-popups-to-escape-sandbox" />
    </article>
  );
}

export function MailDrawer({ state, close }: DrawerProps) {
  const [open, setOpen] = useState<number | null>(null);
  const [search, setSearch] = useState('');
  const letters = useRead<LetterLine[]>('/letters', `${state.me} ${state.letters}`);
  const found = letters?.filter(({ to, subject, start }) =>
    `${to} ${subject} ${start}`.toLowerCase().includes(search.toLowerCase()),
  );
  const title = say('Почта', 'Mail');
  if (open !== null) {
    return (
      <Drawer title={title} back={() => setOpen(null)} close={close}>
        <Letter n={open} state={state} />
      </Drawer>
    );
  }
  return (
    <Drawer title={title} close={close}>
      {letters?.length === 0 && (
        <p class="empty">
          {say(
            'Писем пока нет. Здесь появится всё, что отправит скрипт: наружу ничего не уходит.',
            'No letters yet. Whatever the script sends appears here; nothing leaves this computer.',
          )}
        </p>
      )}
      {letters && letters.length > 5 && (
        <input
          type="search"
          class="search"
          value={search}
          placeholder={say('Адрес, тема или слово', 'Address, subject or word')}
          aria-label={say('Найти письмо', 'Find a letter')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {letters && letters.length > 0 && found?.length === 0 && (
        <p class="empty">{say('Таких писем нет.', 'There are no such letters.')}</p>
      )}
      <ul class="lines">
        {found?.map((letter) => (
          <li key={letter.n}>
            <button type="button" onClick={() => setOpen(letter.n)}>
              <strong>{letter.subject || say('Без темы', 'No subject')}</strong>
              <span class="who">{letter.to}</span>
              <span class="quiet">{moment(letter.at, state.zone, 'short')}</span>
              <span class="start">{letter.start}</span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
