import { describe, expect, test } from 'vitest';
import { columnsOf, dice, personalIn } from '../../src/kit/index.ts';
import { indicators } from '../../src/stages/1-preparation/kpis.ts';
import { mentoringForms, roleModels, themes } from '../../src/stages/dictionaries.ts';
import { forms, stages, tables } from '../../src/stages/index.ts';

/** Names by how often they are met in Russia, with rare ones, and surnames that no ending tells. */
const GIRLS =
  'Анна Мария Софья Виктория Анастасия Ева Варвара Полина Алиса Дарья Ксения Елизавета Екатерина Василиса Арина Вероника Алина Кира Милана Ульяна Маргарита Валерия Александра Таисия Злата Амина Мирослава Ярослава Аделина Эмилия Стефания Агния Майя Камила Лейла Есения Ясмина Пелагея Теона Вера Надежда Любовь Эмилина Оливия Айлин Сафия Тая Ольга Светлана Гульнара Зульфия Айгуль Динара'.split(
    ' ',
  );
const BOYS =
  'Александр Михаил Максим Артём Лев Марк Иван Матвей Дмитрий Даниил Тимофей Роман Мирон Кирилл Илья Егор Фёдор Константин Алексей Андрей Владимир Никита Арсений Ярослав Степан Макар Тимур Глеб Савелий Григорий Николай Сергей Денис Павел Пётр Платон Руслан Амир Али Эмир Добрыня Святогор Лука Елисей Магомед Рамазан Ибрагим Ильдар Марсель Радомир Демид Назар'.split(
    ' ',
  );
const SURNAMES =
  'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров'.split(
    ' ',
  );
const OTHERS =
  'Шевченко Бондаренко Ткачук Мельник Ли Ким Гусь Кравец Бойко Мирзоян Гогишвили Чавчавадзе Островский Вишневецкий Седых Черных Дурново Белых Шмидт Коваль'.split(
    ' ',
  );

const d = dice(20_260_901, {});
const many = (n: number, make: () => string): string[] => Array.from({ length: n }, make);
const digits = (n: number) => Array.from({ length: n }, () => d.int(0, 9)).join('');
/** The accusative and instrumental of the names a teacher writes most. */
const instrumental = (name: string) =>
  /ия$/.test(name)
    ? `${name.slice(0, -1)}ей`
    : /а$/.test(name)
      ? `${name.slice(0, -1)}ой`
      : /я$/.test(name)
        ? `${name.slice(0, -1)}ей`
        : /ий$/.test(name)
          ? `${name.slice(0, -1)}ем`
          : /[йь]$/.test(name)
            ? `${name.slice(0, -1)}ем`
            : `${name}ом`;

function person(): { given: string; surname: string; woman: boolean } {
  const woman = d.int(0, 1) === 1;
  const given = d.pick(woman ? GIRLS : BOYS);
  if (d.int(1, 10) === 1) return { given, surname: d.pick(OTHERS), woman };
  return { given, surname: d.pick(SURNAMES) + (woman ? 'а' : ''), woman };
}

/** As teachers and learners write of somebody. */
function naming(): string {
  const { given, surname, woman } = person();
  const initials = `${given[0]}. ${d.pick(['А', 'В', 'С', 'И', 'Д'])}.`;
  const patronymic = d.pick(
    woman ? ['Андреевна', 'Сергеевна', 'Ильинична', 'Юрьевна'] : ['Андреевич', 'Сергеевич', 'Ильич', 'Юрьевич'],
  );
  return d.pick([
    `${surname} ${given}`,
    `${given} ${surname}`,
    `${surname} ${given} ${patronymic}`,
    `${given} ${patronymic}`,
    `${surname} ${initials}`,
    `${initials} ${surname}`,
    `${given}`,
    `просит помочь ${surname} ${given}, 8 класс`,
    `Дружит с ${instrumental(given)}, вместе ходят на шахматы`,
    `меня зовут ${given}, люблю рисовать`,
    `мама: ${given} ${patronymic}`,
    `Классный руководитель ${surname} ${initials} просит обратить внимание`,
    `Сидит за одной партой с ${given === 'Лев' ? 'Львом' : instrumental(given)} ${surname}${woman ? '' : 'ым'}`.replace(
      'аым',
      'ой',
    ),
    `${surname.toLowerCase()} ${given.toLowerCase()}`,
  ]);
}

const phone = () =>
  d.pick([
    `+7 (9${digits(2)}) ${digits(3)}-${digits(2)}-${digits(2)}`,
    `89${digits(9)}`,
    `8 9${digits(2)} ${digits(3)} ${digits(2)} ${digits(2)}`,
    `+79${digits(9)}`,
    `9${digits(2)}-${digits(3)}-${digits(2)}-${digits(2)}`,
    `звонить 8-9${digits(2)}-${digits(3)}-${digits(2)}-${digits(2)} после 18:00`,
    `тел. ${digits(2)}-${digits(2)}-${digits(2)}`,
    `8 (843) ${digits(3)}-${digits(2)}-${digits(2)}`,
  ]);
const mail = () =>
  d.pick([
    `${d.pick(['anna', 'ivan.petrov', 'misha_07', 'kot2011'])}${digits(2)}@${d.pick(['mail.ru', 'yandex.ru', 'gmail.com', 'школа.рф'])}`,
    `пишите на a${digits(3)}@bk.ru`,
  ]);
const snils = () => {
  const nine = digits(9);
  const sum = [...nine].reduce((all, x, i) => all + Number(x) * (9 - i), 0);
  const last = String((sum % 101) % 100).padStart(2, '0');
  const spelt = `${nine.slice(0, 3)}-${nine.slice(3, 6)}-${nine.slice(6)} ${last}`;
  return d.pick([spelt, `${nine}${last}`, `СНИЛС ${spelt}`, spelt.replaceAll('-', ' ')]);
};

/** What a register in codes holds when nobody is named: the product's own words, and what schools write. */
function ordinary(): string[] {
  const said = [themes, mentoringForms, roleModels].flatMap((x) => Object.values(x).map((w) => w[0]));
  const own = [
    ...stages.flatMap((s) => [s.title[0], ...s.tasks.map((t) => t.words[0])]),
    ...tables.flatMap((t) => [t.sheet[0], t.about[0], ...columnsOf(t).flatMap(([, c]) => [c.title[0], c.help[0]])]),
    ...forms.flatMap((f) => [f.title[0], f.intro[0], f.thanks[0]]),
    ...indicators.map((x) => x.words[0]),
  ];
  const codes = many(300, () => `${d.pick(['НМ', 'НР', 'П', 'ВС', 'ПЛ', 'ЗД', 'ОБ'])}-${digits(3)}`);
  const told = many(400, () =>
    d.pick([
      `${d.pick(codes)} просит помощи по ${d.pick(['физике', 'химии', 'русскому языку', 'истории'])}`,
      `Встреча ${digits(1)}${d.int(0, 9)}.${d.pick(['09', '10', '11'])}.2026 в ${d.int(9, 18)}:30, кабинет ${d.int(100, 420)}`,
      `Готовится к олимпиаде «${d.pick(['Сириус', 'Высшая проба', 'Большие вызовы', 'Всероссийская олимпиада'])}»`,
      `Хочет поступить в ${d.pick(['МГУ имени М. В. Ломоносова', 'Казанский университет', 'педагогический колледж', 'СПбГУ'])}`,
      `Пропустил ${d.int(2, 9)} занятий, ${d.int(5, 11)}${d.pick(['А', 'Б', 'В'])} класс, средний балл ${d.int(3, 4)},${d.int(1, 9)}`,
      `Поездка в ${d.pick(['Нижний Новгород', 'Саратов', 'Ростов-на-Дону', 'Великий Устюг', 'Санкт-Петербург'])} на каникулах`,
      `Роман «Капитанская дочка» прочитан; любовь к чтению растёт. Вера в себя появилась`,
      `Прочли ${d.pick(['Пушкина', 'Чехова', 'Толстого', 'Лермонтова'])} и обсудили`,
      `Сходили в ${d.pick(['музей', 'Планетарий', 'технопарк «Кванториум»', 'библиотеку имени Ленина'])}`,
      `Сделали ${d.int(1, 9)} задач из ${d.int(10, 20)}; следующая цель — ${d.pick(themes ? Object.values(themes) : [])[0]}`,
      `Приказ № ${d.int(10, 99)}-од от 0${d.int(1, 9)}.09.2026; договор ${digits(3)}/26`,
      `Хобби: ${d.pick(['шахматы, робототехника', 'футбол и рисование', 'Майнкрафт, Роблокс', 'игра на гитаре'])}`,
    ]),
  );
  return [...new Set([...said, ...own, ...codes, ...told])].filter((text) => text.trim());
}

describe('codes mode: a cell that tells who somebody is', () => {
  const rate = (all: readonly string[]) => all.filter((text) => personalIn(text)).length / all.length;

  test.each([
    ['names', many(2000, naming)],
    ['telephones', many(500, phone)],
    ['addresses of mail', many(300, mail)],
    ['СНИЛС', many(500, snils)],
  ] as const)('of %s at least 95 in a hundred are noticed', (_, all) => {
    const missed = all.filter((text) => !personalIn(text));
    expect(rate(all), [...new Set(missed)].slice(0, 60).join(' | ')).toBeGreaterThanOrEqual(0.95);
  });

  test('of codes and ordinary words at most 2 in a hundred are taken for somebody', () => {
    const all = ordinary();
    expect(all.length).toBeGreaterThan(1200);
    const wrong = all.filter((text) => personalIn(text));
    expect(rate(all), wrong.slice(0, 60).join(' | ')).toBeLessThanOrEqual(0.02);
  });

  test.each([
    ['Дружит с Машей', 'name'],
    ['vanya@mail.ru', 'email'],
    ['8 (912) 345-67-89', 'phone'],
    ['112-233-445 95', 'snils'],
    ['НМ-014', undefined],
    ['12.10.2026', undefined],
    ['2026-10-12', undefined],
    ['Вера Жукова', 'name'],
    ['Вера в себя появилась', undefined],
    ['Лицей имени Лобачевского', undefined],
    ['', undefined],
  ] as const)('«%s»: %s', (text, kind) => expect(personalIn(text)).toBe(kind));
});

test('the names of the corpus are not all in the product’s own list: what it never saw is among them', () => {
  for (const rare of ['Добрыня', 'Святогор', 'Теона', 'Оливия']) expect(personalIn(rare)).toBeUndefined();
});
