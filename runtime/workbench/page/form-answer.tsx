/** The part of a question a person fills in, by its kind. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer, FormQuestion } from '../form-view.ts';
import { say } from './words.ts';

export type AnswerProps = { question: FormQuestion; value: Answer | undefined; change: (answer: Answer) => void };

const one = (value: Answer | undefined): string => (typeof value === 'string' ? value : '');
const many = (value: Answer | undefined): string[] => (Array.isArray(value) ? (value as string[]) : []);

function Line({ question, value, change }: AnswerProps) {
  return (
    <input
      type="text"
      class="short"
      value={one(value)}
      placeholder={say('Мой ответ', 'Your answer')}
      aria-label={question.title}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}

function Paragraph({ question, value, change }: AnswerProps) {
  return (
    <textarea
      value={one(value)}
      placeholder={say('Мой ответ', 'Your answer')}
      aria-label={question.title}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}

function Choice({ question, value, change }: AnswerProps) {
  const listed = question.choices.some((choice) => choice.value === value);
  const [other, setOther] = useState(value !== undefined && value !== '' && !listed);
  const name = `q${question.id}`;
  return (
    <div class="options-list">
      {question.choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={!other && value === choice.value}
            onChange={() => {
              setOther(false);
              change(choice.value);
            }}
          />
          <span>{choice.value}</span>
        </label>
      ))}
      {question.other && (
        <label>
          <input
            type="radio"
            name={name}
            checked={other}
            onChange={() => {
              setOther(true);
              change('');
            }}
          />
          <span>{say('Другое:', 'Other:')}</span>
          <input
            type="text"
            class="other"
            aria-label={say('Другой ответ', 'Another answer')}
            value={other ? one(value) : ''}
            onInput={(event) => {
              setOther(true);
              change(event.currentTarget.value);
            }}
          />
        </label>
      )}
    </div>
  );
}

function Checkboxes({ question, value, change }: AnswerProps) {
  const chosen = many(value);
  const listed = question.choices.map((choice) => choice.value);
  const [own, setOwn] = useState(chosen.find((each) => !listed.includes(each)) ?? '');
  const [other, setOther] = useState(own !== '');
  const keep = (next: string[], text: string, on: boolean): void => {
    change([...listed.filter((each) => next.includes(each)), ...(on && text ? [text] : [])]);
  };
  return (
    <div class="options-list">
      {listed.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={(event) => {
              keep(
                event.currentTarget.checked ? [...chosen, choice] : chosen.filter((each) => each !== choice),
                own,
                other,
              );
            }}
          />
          <span>{choice}</span>
        </label>
      ))}
      {question.other && (
        <label>
          <input
            type="checkbox"
            checked={other}
            onChange={(event) => {
              setOther(event.currentTarget.checked);
              keep(chosen, own, event.currentTarget.checked);
            }}
          />
          <span>{say('Другое:', 'Other:')}</span>
          <input
            type="text"
            class="other"
            aria-label={say('Другой ответ', 'Another answer')}
            value={own}
            onInput={(event) => {
              setOwn(event.currentTarget.value);
              setOther(true);
              keep(chosen, event.currentTarget.value, true);
            }}
          />
        </label>
      )}
    </div>
  );
}

function List({ question, value, change }: AnswerProps) {
  return (
    <select value={one(value)} aria-label={question.title} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">{say('Выбрать', 'Choose')}</option>
      {question.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.value}
        </option>
      ))}
    </select>
  );
}

function steps({ scale }: FormQuestion): string[] {
  const { from, to } = scale ?? { from: 1, to: 5 };
  return Array.from({ length: to - from + 1 }, (_, n) => String(from + n));
}

function Scale({ question, value, change }: AnswerProps) {
  return (
    <div class="scale">
      <span class="end">{question.scale?.left}</span>
      {steps(question).map((step) => (
        <label key={step}>
          <span>{step}</span>
          <input type="radio" name={`q${question.id}`} checked={value === step} onChange={() => change(step)} />
        </label>
      ))}
      <span class="end">{question.scale?.right}</span>
    </div>
  );
}

function Rating({ question, value, change }: AnswerProps) {
  return (
    <div class="scale stars">
      {steps(question).map((step) => (
        <label key={step} class={Number(step) <= Number(value ?? 0) ? 'on' : ''}>
          <span aria-hidden="true">★</span>
          <input
            type="radio"
            name={`q${question.id}`}
            aria-label={step}
            checked={value === step}
            onChange={() => change(step)}
          />
        </label>
      ))}
    </div>
  );
}

function Grid({ question, value, change, several }: AnswerProps & { several: boolean }) {
  const rows = question.rows.map((_, n) => (Array.isArray(value) ? (value[n] ?? null) : null));
  const has = (row: number, column: string): boolean =>
    several ? many(rows[row] ?? []).includes(column) : rows[row] === column;
  const pick = (row: number, column: string, on: boolean): void => {
    const next = rows.map((part, n) => {
      if (n !== row) return part;
      if (!several) return column;
      const chosen = many(part ?? []);
      return question.columns.filter((each) => (each === column ? on : chosen.includes(each)));
    });
    change(next.map((part) => part ?? (several ? [] : null)) as Answer);
  };
  return (
    <div class="scroll">
      <table class="grid-table">
        <thead>
          <tr>
            <td />
            {question.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {question.rows.map((row, n) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {question.columns.map((column) => (
                <td key={column}>
                  <input
                    type={several ? 'checkbox' : 'radio'}
                    name={`q${question.id}-${n}`}
                    aria-label={`${row}: ${column}`}
                    checked={has(n, column)}
                    onChange={(event) => pick(n, column, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DateTime({ question, value, change }: AnswerProps) {
  const [day = '', time = ''] = one(value).split(' ');
  const put = (nextDay: string, nextTime: string): void => change(nextDay || nextTime ? `${nextDay} ${nextTime}` : '');
  return (
    <div class="parts">
      <label>
        <span>{say('Дата', 'Date')}</span>
        <input
          type="date"
          value={day}
          aria-label={`${question.title}: ${say('дата', 'date')}`}
          onChange={(event) => put(event.currentTarget.value, time)}
        />
      </label>
      <label>
        <span>{say('Время', 'Time')}</span>
        <input
          type="time"
          value={time}
          aria-label={`${question.title}: ${say('время', 'time')}`}
          onChange={(event) => put(day, event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

function Duration({ question, value, change }: AnswerProps) {
  const parts = one(value) ? one(value).split(':') : ['', '', ''];
  const names = [say('Часы', 'Hours'), say('Минуты', 'Minutes'), say('Секунды', 'Seconds')];
  const put = (n: number, text: string): void => {
    const next = names.map((_, at) => (at === n ? text : (parts[at] ?? '')));
    change(next.every((part) => part === '') ? '' : next.map((part) => part.padStart(2, '0')).join(':'));
  };
  return (
    <div class="parts">
      {names.map((name, n) => (
        <label key={name}>
          <span>{name}</span>
          <input
            type="number"
            class="tiny"
            min="0"
            max={n === 0 ? 72 : 59}
            value={parts[n]}
            aria-label={`${question.title}: ${name}`}
            onInput={(event) => put(n, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}

/** No default case: a new kind of question does not compile until it is drawn. */
export function AnswerField(props: AnswerProps): ComponentChildren {
  const { question, value, change } = props;
  switch (question.kind) {
    case 'text':
      return <Line {...props} />;
    case 'paragraph':
      return <Paragraph {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'list':
      return <List {...props} />;
    case 'scale':
      return <Scale {...props} />;
    case 'rating':
      return <Rating {...props} />;
    case 'grid':
      return <Grid {...props} several={false} />;
    case 'checkboxGrid':
      return <Grid {...props} several />;
    case 'date':
      return (
        <input
          type="date"
          value={one(value)}
          aria-label={question.title}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    case 'time':
      return (
        <input
          type="time"
          value={one(value)}
          aria-label={question.title}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    case 'dateTime':
      return <DateTime {...props} />;
    case 'duration':
      return <Duration {...props} />;
    case 'heading':
    case 'picture':
    case 'page':
      return null;
  }
}
