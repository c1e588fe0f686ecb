/** Everybody who may be played: what each may do with the spreadsheet, and what becomes of their account. */
import { useState } from 'preact/hooks';
import type { Act, Player } from '../protocol.ts';
import { Drawer, type DrawerProps } from './drawer.tsx';
import { roleOf } from './top.tsx';
import { say } from './words.ts';

type PeopleProps = DrawerProps & { act: (what: Act) => Promise<boolean> };

const ROLES = { edit: 'editor', view: 'viewer', none: 'none' } as const;

function PersonItem({ person, me, act }: { person: Player; me: boolean; act: PeopleProps['act'] }) {
  const { email, name, closed, access } = person;
  const close = (): void => {
    const question = say(
      `Удалить аккаунт ${email}? Его триггеры исчезнут, от его имени ничего не выполнится, письма к нему вернутся. Файлы останутся. Вернуть аккаунт нельзя.`,
      `Close the account ${email}? Its triggers go, nothing runs in its name, letters to it come back. Its files stay. It cannot be opened again.`,
    );
    if (confirm(question)) act({ act: 'closeAccount', email });
  };
  return (
    <li class={me ? 'person current' : 'person'}>
      <div>
        <strong>{name}</strong>
        <span class="quiet">{email}</span>
      </div>
      {closed ? (
        <span class="quiet">{say('аккаунт удалён', 'account closed')}</span>
      ) : (
        <>
          {access === 'own' ? (
            <span class="quiet">{roleOf('own')}</span>
          ) : (
            <select
              value={access}
              aria-label={say(`Доступ: ${name}`, `Access of ${name}`)}
              onChange={(event) =>
                act({ act: 'share', email, role: ROLES[event.currentTarget.value as keyof typeof ROLES] })
              }
            >
              {(['edit', 'view', 'none'] as const).map((each) => (
                <option key={each} value={each}>
                  {roleOf(each)}
                </option>
              ))}
            </select>
          )}
          <span class="acts">
            <button type="button" class="link" disabled={me} onClick={() => act({ act: 'me', email })}>
              {me ? say('это я', 'this is me') : say('стать этим человеком', 'become this person')}
            </button>
            <button type="button" class="link bad" onClick={close}>
              {say('удалить аккаунт…', 'close the account…')}
            </button>
          </span>
        </>
      )}
    </li>
  );
}

export function PeopleDrawer({ state, close, act }: PeopleProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await act({ act: 'addPerson', name, email }))) return;
    setName('');
    setEmail('');
  };
  return (
    <Drawer title={say('Люди', 'People')} close={close}>
      <p class="empty">
        {say(
          'Страница показывает таблицу глазами того, кто выбран. Доступ ниже – к открытой таблице.',
          'The page shows the spreadsheet as the chosen person sees it. The access below is to the spreadsheet that is open.',
        )}
      </p>
      <ul class="lines">
        {state.people.map((person) => (
          <PersonItem key={person.email} person={person} me={person.email === state.me} act={act} />
        ))}
      </ul>
      <form class="add-person" onSubmit={add}>
        <h3>{say('Добавить человека', 'Add a person')}</h3>
        <input
          value={name}
          placeholder={say('Имя', 'Name')}
          aria-label={say('Имя', 'Name')}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <input
          type="email"
          required
          value={email}
          placeholder={say('Адрес почты', 'E-mail address')}
          aria-label={say('Адрес почты', 'E-mail address')}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <div class="buttons">
          <button type="submit" class="main">
            {say('Добавить', 'Add')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
