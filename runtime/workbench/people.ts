/** Who there is, and what each may do with the open spreadsheet. */
import type { SpreadsheetDoc } from '../store.ts';
import type { World } from '../world.ts';
import type { Act } from './protocol.ts';

type PeopleAct = Extract<Act, { act: 'share' | 'addPerson' | 'closeAccount' }>;

/** @returns why it was refused */
export function changePeople(world: World, spreadsheetId: string, act: PeopleAct): string | null {
  const say = (ru: string, en: string): string => (world.state.locale === 'ru_RU' ? ru : en);
  const email = act.email.trim().toLowerCase();
  const doc = world.document<SpreadsheetDoc>(spreadsheetId, 'spreadsheet');
  switch (act.act) {
    case 'addPerson':
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return say('Это не адрес почты.', 'That is no e-mail address.');
      if (world.people.some((each) => each.email === email))
        return say('Человек с таким адресом уже есть.', 'There is a person with that address already.');
      world.addPerson({ email, name: act.name.trim() || email, kind: 'outsider' });
      return null;
    case 'share':
      if (doc.owner === email)
        return say('Владельцу таблицы доступ не меняют.', 'The access of the owner of the spreadsheet is not changed.');
      world.share(spreadsheetId, email, act.role);
      return null;
    case 'closeAccount':
      if (world.people.every((each) => each.email === email || each.closed))
        return say('Кто-то один должен остаться.', 'Somebody has to stay.');
      world.closeAccount(email, 'kept');
      return null;
  }
}
