/** Tells whether a text seems to say who a person is: a Russian name, a telephone, an address of mail, a СНИЛС. */
import { once } from './once.ts';

export type Personal = 'name' | 'phone' | 'email' | 'snils';

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const SNILS = /(?<![\d-])\d{3}[- ]\d{3}[- ]\d{3}[- ]?\d{2}(?![\d-])/;
const ELEVEN = /(?<!\d)\d{11}(?!\d)/g;
/** Ten digits of a Russian number after 8 or +7, a mobile one without them, or the six or seven of a town in groups. */
const PHONE =
  /(?<![\d№-])(?:(?:\+7|8|7)[\s(-]*\d{3,5}[\s)-]*\d{1,3}[\s-]*\d{2}[\s-]*\d{2}|\(?9\d{2}\)?[\s-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}|\d{2,3}-\d{2}-\d{2})(?![\d-])/;

/** The last two of the eleven digits are reckoned from the others. */
const isSnils = (digits: string): boolean =>
  ([...digits.slice(0, 9)].reduce((sum, d, i) => sum + Number(d) * (9 - i), 0) % 101) % 100 === Number(digits.slice(9));

const GIVEN =
  'август агата аглая агния аделина али ада адам адель азамат азат айгуль айдар айнур аида алан александр александра алексей алёна алина алиса алия алла альберт альбина альмира амаль амина амир анастасия анатолий ангелина андрей анжела анжелика анна антон антонина анфиса аня арина аркадий арман арсен арсений артём артемий артур асель ася белла богдан борис боря булат вадим валентин валентина валерий валерия валя ваня варвара варя василий василиса вася венера вера вероника викентий виктор виктория виолетта виталий виталина витя влад владимир владислав владислава вова всеволод вячеслав галина гена геннадий георгий герман глафира глаша глеб гоша григорий гриша гульназ гульнара гульшат давид даниил данил данила даниэль даня дарина дарья даша демид демьян денис джамиля диана дильнара дима дина динар динара дмитрий ева евгений евгения евдокия евсей егор екатерина елена елизавета елисей есения ефим жанна женя ибрагим зарина захар земфира зинаида злата зоя зульфия иван игнат игорь илона ильдар ильназ ильнур ильсур илья инга инесса инна иннокентий иосиф ира ирина искандер ислам кадир камила камилла камиль карим карина катя кира кирилл клавдия клара константин костя кристина ксения ксюша кузьма лада лариса лаура лейла лейсан лена леонид лёня лера лёша лев лиана лида лидия лиза лилия лина люба любовь лука людмила ляйсан магомед мадина макар майя макс максим марат маргарита марина мария марк марсель марта маруся марьям матвей маша мелания мила милана милена мира мирон мирослав мирослава митя миха михаил миша мурад муслим мустафа надежда надя назар наиль настя наташа наталия наталья ника никита николай николь нина нурия олег олеся ольга оля оксана остап павел паша пётр петя платон пелагея полина прохор рада радик радмила раис рамазан рамиль расул ратмир регина рената ренат ринат рита роберт родион роза роман рома ростислав руслан рустам рустем сабина савва сафия савелий саид салават самир самира саша светлана света святослав семён сева серафим серафима сергей серёжа слава снежана софия софья соня спартак станислав стас степан стёпа стефания таисия тамара тамерлан таня тарас татьяна тая тимофей тимур тихон толя трофим ульяна устинья фаина фарид федор фёдор федя феликс филипп фатима харитон чингиз шамиль эвелина эдгар эдуард элина элла эльвира эльдар эльмира эмилия эмиль эмир эмма эрик юлиана юлия юля юра юрий яков ян яна ярослав ярослава ясмина';

/** Given names that are words as well: at the beginning of a sentence they say nothing. */
const ALSO_WORDS =
  'август ада вера надежда любовь роман лев света слава роза марк мира мила лада рада ян том раис гена';

/** Towns, and people after whom much is called. */
const KNOWN =
  /^(?:саратов|ростов|псков|тамбов|азов|киров|кемеров|иваново|пушкин|чехов|серов|королев|ломоносов|менделеев|гагарин|лермонтов|некрасов|тургенев|есенин|крылов|суворов|кутузов|ушаков|нахимов|жуков|берлин|пекин|харьков|львов|краков|калинин|домодедов|внуков|бородин|бородино|сахалин|курилов|интернетуроков|любов[ьи]|часов|баллов|причин|основн)/;

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** A name in its cases: it is declined as its ending says. */
function casesOf(name: string): string[] {
  const endings = (stem: string, all: string) => [name, ...all.split(' ').map((end) => stem + end)];
  const stem = name.slice(0, -1);
  if (name.endsWith('ия')) return endings(stem, 'и ю ей');
  if (name.endsWith('я')) return endings(stem, 'и е ю ей ею');
  if (name.endsWith('а')) return endings(stem, 'ы и е у ой ей ою');
  if (name.endsWith('ий')) return endings(stem, 'я ю ем и');
  if (name.endsWith('й') || name.endsWith('ь')) return endings(stem, 'я ю ем ём е и ью');
  return endings(name, 'а у ом е');
}

const SPECIAL = 'льва льву львом льве петра петру петром петре павла павлу павлом павле';
const formsOf = (names: string): Set<string> => new Set(names.split(' ').flatMap((n) => casesOf(n).map(fold)));
const given = /* @__PURE__ */ once(() => new Set([...formsOf(GIVEN), ...SPECIAL.split(' ')]));
const words = /* @__PURE__ */ once(() => formsOf(ALSO_WORDS));

const PATRONYMIC = /(?:[оеь]вич|ьич|[нм]ич|лич)(?:а|у|ем|е)?$|(?:[ое]вн|ьевн|иничн|[нм]ичн|льичн)(?:а|ы|е|у|ой)$/;
const SURNAME =
  /^.{2,}(?:[оеи]в|[иы]н)(?:а|у|ым|е|ой|ою|ы|ых|ым|ыми)?$|^.{3,}(?:енко|[чщ]ук|[чщ]ак|[юу]к|янц?|дзе|швили|ейко|ский|цкий)(?:а|у|ом|е)?$/;
const INITIALS = /^\p{Lu}\.\s?(?:\p{Lu}\.)?$/u;

/** `first` begins a sentence, `named` follows «имени», `joined` stands a blank away from the word before it. */
type Word = { text: string; low: string; big: boolean; first: boolean; named: boolean; joined: boolean };

function wordsOf(text: string): Word[] {
  const out: Word[] = [];
  let end = 0;
  for (const m of text.matchAll(/\p{Lu}\.(?:\s?\p{Lu}\.)?|\p{L}+(?:-\p{L}+)?/gu)) {
    const between = text.slice(end, m.index);
    const last = out.at(-1);
    const low = fold(m[0]);
    out.push({
      text: m[0],
      low,
      big: /^\p{Lu}/u.test(m[0]),
      first: !last || /[.!?…:;•«"(\n–—]/.test(between),
      named: !!last && (/^(?:имени|им|святого|святой)$/.test(last.low) || (last.named && last.big)),
      joined: between === ' ' && !!last,
    });
    end = m.index + m[0].length;
  }
  return out;
}

const CALLED = /^(?:зовут|звать|фамилия|имя|фио)$/;

function hasName(text: string): boolean {
  const all = wordsOf(text);
  return all.some((w, i) => {
    const isGiven = given().has(w.low);
    if (w.named || !(w.big || isGiven)) return false;
    const before = w.joined ? all[i - 1] : undefined;
    const next = all[i + 1]?.joined ? all[i + 1] : undefined;
    const beside = [before, next].filter((x): x is Word => x !== undefined && !x.named);
    if (!w.big) return w.low.length > 2 && beside.some((x) => x.low.length > 4 && SURNAME.test(x.low));
    if (before && CALLED.test(before.low)) return true;
    if (INITIALS.test(w.text)) return beside.some((x) => x.big && x.text.length > 2 && !INITIALS.test(x.text));
    if (w.low.length > 4 && PATRONYMIC.test(w.low) && !KNOWN.test(w.low)) return true;
    const bigBeside = beside.some((x) => x.big && x.text.length > 1 && !/^\p{Lu}+$/u.test(x.text));
    if (isGiven) return !words().has(w.low) || !w.first || bigBeside;
    if (!SURNAME.test(w.low) || KNOWN.test(w.low) || /^\p{Lu}{2,}$/u.test(w.text)) return false;
    return all.length === 1 || (!/(?:ский|цкий)/.test(w.low) && (!w.first || bigBeside));
  });
}

/** What a text seems to hold; nothing when it tells of nobody. */
export function personalIn(text: string): Personal | undefined {
  if (EMAIL.test(text)) return 'email';
  if (SNILS.test(text)) return 'snils';
  if ([...text.matchAll(ELEVEN)].some((m) => isSnils(m[0]))) return 'snils';
  if (PHONE.test(text)) return 'phone';
  return hasName(text) ? 'name' : undefined;
}
