/** Step 2: which column of the file becomes which column of the workbook. */
import type { ImportColumns } from '../../src/app/views.ts';
import { Button, Icon } from '../ui.tsx';
import { counted, t } from '../words.ts';
import type { Whom } from './dialog.tsx';
import { remap, samplesOf, type Titled } from './mapping.ts';

const SAMPLES = 3;

export function MappingStep(props: {
  list: Titled;
  whom: Whom;
  known: ImportColumns;
  columns: readonly (string | null)[];
  choose: (columns: (string | null)[]) => void;
  back: () => void;
  next: () => void;
}) {
  const { list, known, columns } = props;
  const used = columns.filter((key) => key !== null).length;
  const naming = known.targets.filter(({ key }) => key === 'fullName' || key === 'id');
  const named = columns.some((key) => naming.some((target) => target.key === key));
  const several = columns.filter((key) => key === 'fullName').length > 1;
  return (
    <>
      <div class="step-body">
        <h1 tabIndex={-1}>{t(['Что куда перенести', 'What goes where'])}</h1>
        {known.mode === 'codes' && props.whom === 'mentees' && (
          <p class="box note">
            <Icon name="person" />
            <span>
              {t([
                'Режим «Коды»: имена и контакты учеников останутся на этом компьютере. В книгу уйдут только столбцы, для которых справа выбрано место.',
                'Codes: names and contacts of pupils stay on this computer. Only columns for which a place is chosen on the right go into the workbook.',
              ])}
            </span>
          </p>
        )}
        <table class="mapping">
          <thead>
            <tr>
              <th scope="col">{t(['Столбец файла', 'Column of the file'])}</th>
              <th scope="col">{t(['Первые значения', 'First values'])}</th>
              <th scope="col">{t(['Куда', 'Becomes'])}</th>
            </tr>
          </thead>
          <tbody>
            {list.header.map((title, i) => (
              <tr key={`${i} ${title}`} class={columns[i] ? 'taken' : ''}>
                <th scope="row" id={`column-${i}`}>
                  {title}
                </th>
                <td class="secondary">
                  {samplesOf(list.rows, i, SAMPLES).map((value, at) => (
                    <span class="sample" key={`${at} ${value}`}>
                      {value}
                    </span>
                  ))}
                </td>
                <td>
                  <select
                    aria-labelledby={`column-${i}`}
                    value={columns[i] ?? ''}
                    onChange={(e) => props.choose(remap(columns, i, e.currentTarget.value || null))}
                  >
                    <option value="">{t(['не переносить', 'leave out'])}</option>
                    {known.targets.map(({ key, title: words }) => (
                      <option key={key} value={key}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="buttons">
        <p class="grow" role="status">
          {used === 0
            ? t(['Выберите хотя бы один столбец.', 'Choose at least one column.'])
            : !named && naming.length > 0
              ? t([
                  `Не выбран столбец «${naming.map((x) => x.title).join('» или «')}»: без него людей не отличить.`,
                  `No column becomes “${naming.map((x) => x.title).join('” or “')}”: people cannot be told apart.`,
                ])
              : several
                ? t([
                    'Имя соберётся из нескольких столбцов по порядку.',
                    'The name is joined from several columns in their order.',
                  ])
                : t([
                    `Столбцов перенесём: ${used} из ${list.header.length}.`,
                    `${used} of ${list.header.length} columns are taken.`,
                  ])}
        </p>
        <Button onClick={props.back}>{t(['Назад', 'Back'])}</Button>
        <Button kind="primary" waits={used === 0} onClick={props.next}>
          {t([
            `Загрузить ${counted(list.rows.length, ['строку', 'строки', 'строк'], ['row', 'rows'])}`,
            `Bring in ${counted(list.rows.length, ['строка', 'строки', 'строк'], ['row', 'rows'])}`,
          ])}
        </Button>
      </div>
    </>
  );
}
