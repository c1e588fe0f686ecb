/** «Завершить год»: what is open, what would happen, and how people are taken out; then the steps begin. */
import { useState } from 'preact/hooks';
import type { YearEnd } from '../../src/app/year-end.ts';
import { ActButton, Ask, toTab } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Icon } from '../ui.tsx';
import { counted, t } from '../words.ts';

const people = (n: number): string => counted(n, ['человек', 'человека', 'человек'], ['person', 'people']);

function Plan({ plan }: { plan: YearEnd }) {
  return (
    <ul class="list">
      <li>{t([`Закроются формы: ${plan.forms}`, `Forms are shut: ${plan.forms}`])}</li>
      <li>
        {t([`Отменятся письма в очереди: ${plan.letters}`, `Letters in the queue are called off: ${plan.letters}`])}
      </li>
      <li>
        {t([`Акт об уничтожении данных: ${people(plan.people)}`, `Act of destruction of data: ${people(plan.people)}`])}
      </li>
      <li>
        {t([
          `Книга ${plan.next} учебного года: настройки, команда и долгосрочная база (${people(plan.stay)})`,
          `The workbook of ${plan.next}: settings, team and the long-term base (${people(plan.stay)})`,
        ])}
      </li>
    </ul>
  );
}

export function YearEndBox({ reload }: { reload: () => Promise<void> }) {
  const [plan, setPlan] = useState<YearEnd>();
  const [erase, setErase] = useState<'now' | 'later'>('now');
  const stops = plan?.open.filter((o) => o.stops) ?? [];
  return (
    <div class="year-end">
      <h4>{t(['Конец года', 'The end of the year'])}</h4>
      <ActButton
        id="year-end"
        act={async () => {
          setPlan(await server.yearEnd({}));
          return undefined;
        }}
      >
        {plan
          ? t(['Проверить ещё раз', 'Check again'])
          : t(['Завершить год: что осталось?', 'Close the year: what is left?'])}
      </ActButton>
      {plan && plan.open.length === 0 && <p>{t(['Всё завершено.', 'Everything is finished.'])}</p>}
      {plan && plan.open.length > 0 && (
        <ul class="list">
          {plan.open.map((o) => (
            <li key={o.id}>
              <p>
                {o.stops && <Icon name="warning" />} {`${o.of} — ${o.words}`}
              </p>
              <p class="secondary">
                {o.about.join(', ')}
                {o.of > o.about.length && t([` и ещё ${o.of - o.about.length}`, ` and ${o.of - o.about.length} more`])}
              </p>
              <ActButton id={`open ${o.id}`} kind="quiet" act={toTab(o.table)}>
                {t([`Открыть лист «${o.title}»`, `Open the tab “${o.title}”`])}
              </ActButton>
            </li>
          ))}
        </ul>
      )}
      {plan && stops.length > 0 && (
        <p>
          {t(['Пока это открыто (⚠), год завершить нельзя.', 'While these are open (⚠), the year cannot be closed.'])}
        </p>
      )}
      {plan && stops.length === 0 && (
        <>
          <p>{t(['Вот что произойдёт:', 'This will happen:'])}</p>
          <Plan plan={plan} />
          <label class="field">
            {t(['Имена и контакты в этой книге', 'Names and contacts in this workbook'])}
            <select value={erase} onChange={(e) => setErase(e.currentTarget.value as 'now' | 'later')}>
              <option value="now">{t(['убрать сразу', 'take out at once'])}</option>
              <option value="later">{t(['убрать позже, в течение 30 дней', 'take out later, within 30 days'])}</option>
            </select>
          </label>
          <Ask
            id="close-year"
            words={t([`Завершить ${plan.year} год`, `Close the year ${plan.year}`])}
            question={t([
              `Завершить ${plan.year} учебный год? Книга станет архивом, отменить это нельзя.`,
              `Close the school year ${plan.year}? The workbook becomes an archive; this cannot be undone.`,
            ])}
            yes={t(['Завершить', 'Close it'])}
            act={async () => {
              await server.beginYearEnd({ erase });
              await reload();
              return undefined;
            }}
          />
        </>
      )}
    </div>
  );
}
