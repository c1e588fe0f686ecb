/** Time zones to choose from: those of Russia, and the one this computer is in. */
import type { Words } from '../words.ts';

const russian: readonly [zone: string, words: Words][] = [
  ['Europe/Kaliningrad', ['Калининград (МСК−1)', 'Kaliningrad (UTC+2)']],
  ['Europe/Moscow', ['Москва (МСК)', 'Moscow (UTC+3)']],
  ['Europe/Samara', ['Самара (МСК+1)', 'Samara (UTC+4)']],
  ['Asia/Yekaterinburg', ['Екатеринбург (МСК+2)', 'Yekaterinburg (UTC+5)']],
  ['Asia/Omsk', ['Омск (МСК+3)', 'Omsk (UTC+6)']],
  ['Asia/Krasnoyarsk', ['Красноярск (МСК+4)', 'Krasnoyarsk (UTC+7)']],
  ['Asia/Irkutsk', ['Иркутск (МСК+5)', 'Irkutsk (UTC+8)']],
  ['Asia/Yakutsk', ['Якутск (МСК+6)', 'Yakutsk (UTC+9)']],
  ['Asia/Vladivostok', ['Владивосток (МСК+7)', 'Vladivostok (UTC+10)']],
  ['Asia/Magadan', ['Магадан (МСК+8)', 'Magadan (UTC+11)']],
  ['Asia/Kamchatka', ['Камчатка (МСК+9)', 'Kamchatka (UTC+12)']],
];

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param here the zone of this computer, listed first when it is none of Russia's */
export const zonesFrom = (here: string): readonly [zone: string, words: Words][] =>
  russian.some(([zone]) => zone === here) ? russian : [[here, [here, here]], ...russian];
