/** A form as a respondent sees it: pages, required questions, and what is said after sending. */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Answer,
  type Answers,
  type FormQuestion,
  type FormView,
  isEmpty,
  isMissing,
  nextPage,
  pagesOf,
} from '../form-view.ts';
import type { Answered } from '../protocol.ts';
import { get, post } from './client.ts';
import { AnswerField } from './form-answer.tsx';
import { say } from './words.ts';

const address = `/forms/${location.pathname.split('/')[2]}`;
const query = new URLSearchParams(location.search);

/** What a prefilled link carries: `entry.<question>=…`, several times for several ticks. */
function prefilled(questions: readonly FormQuestion[]): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id, kind }) => {
      const given = query.getAll(`entry.${id}`);
      if (given.length === 0) return [];
      return [[id, kind === 'checkboxes' ? given : (given[0] ?? '')]];
    }),
  );
}

type CardProps = {
  question: FormQuestion;
  value: Answer | undefined;
  error: string | undefined;
  change: (answer: Answer) => void;
};

function Card({ question, value, error, change }: CardProps) {
  if (question.kind === 'heading' || question.kind === 'picture') {
    return (
      <section class="card">
        <h2 class="question-title">{question.title}</h2>
        {question.help && <p class="help">{question.help}</p>}
        {question.picture && <img class="picture" src={question.picture} alt={question.title} />}
      </section>
    );
  }
  const clearable = ['choice', 'scale', 'rating', 'grid', 'checkboxGrid'].includes(question.kind);
  return (
    <section class={error ? 'card wrong' : 'card'} id={`q${question.id}`}>
      <fieldset>
        <legend class="question-title">
          {question.title}
          {question.required && (
            <span class="star" title={say('Обязательный вопрос', 'Required question')}>
              {' '}
              *
            </span>
          )}
        </legend>
        {question.help && <p class="help">{question.help}</p>}
        <div class="answer">
          <AnswerField question={question} value={value} change={change} />
        </div>
        {error && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
        {clearable && !question.required && !isEmpty(value) && (
          <button type="button" class="link" onClick={() => change('')}>
            {say('Сбросить выбор', 'Clear the choice')}
          </button>
        )}
      </fieldset>
    </section>
  );
}

function Done({ form, responseId }: { form: FormView; responseId: string }) {
  return (
    <main class="form">
      <section class="card head" role="status">
        <h1>{form.title}</h1>
        <p class="described">{form.confirmation || say('Ответ записан.', 'Your response has been recorded.')}</p>
        <p class="described">
          {form.mayEdit && (
            <a class="link" href={`${address}?edit2=${encodeURIComponent(responseId)}`}>
              {say('Изменить ответ', 'Edit your response')}
            </a>
          )}
          {form.mayAnswerAgain && (
            <a class="link" href={address}>
              {say('Отправить ещё один ответ', 'Submit another response')}
            </a>
          )}
        </p>
      </section>
    </main>
  );
}

function Closed({ form }: { form: FormView }) {
  return (
    <main class="form">
      <section class="card head">
        <h1>{form.title}</h1>
        <p class="described">
          {form.closedMessage ||
            say(
              'Форма больше не принимает ответы. Если это ошибка, обратитесь к её владельцу.',
              'The form no longer takes answers. If this is a mistake, write to its owner.',
            )}
        </p>
      </section>
    </main>
  );
}

function Form({ form }: { form: FormView }) {
  const pages = pagesOf(form.questions);
  const start = (): Answers => ({ ...form.earlier, ...prefilled(form.questions) });
  const [answers, setAnswers] = useState<Answers>(start);
  const [email, setEmail] = useState('');
  const [path, setPath] = useState([0]);
  const [errors, setErrors] = useState<Record<number, string>>({});
  const [refused, setRefused] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const top = useRef<HTMLElement>(null);
  const at = path.at(-1) ?? 0;
  const page = pages[at] ?? pages[0];
  const next = nextPage(pages, at, answers);

  useEffect(() => top.current?.scrollIntoView(), [at, sent]);

  if (sent !== null) return <Done form={form} responseId={sent} />;
  if (!page) return null;

  const put = (id: number, answer: Answer): void => {
    setAnswers({ ...answers, [id]: answer });
    const { [id]: _gone, ...rest } = errors;
    setErrors(rest);
  };
  /** @returns whether every answer of this page would be taken */
  const checked = async (): Promise<boolean> => {
    const missing = page.questions.filter((question) => isMissing(question, answers[question.id]));
    const found = await post<Record<number, string>>(`${address}/check`, { answers }).catch(
      (): Record<number, string> => ({}),
    );
    const wrong = page.questions.flatMap(({ id }) => (found[id] === undefined ? [] : [[id, found[id]] as const]));
    const must = say('Это обязательный вопрос', 'This is a required question');
    const problems = { ...Object.fromEntries(wrong), ...Object.fromEntries(missing.map(({ id }) => [id, must])) };
    setErrors(problems);
    const first = page.questions.find(({ id }) => id in problems);
    if (first) document.getElementById(`q${first.id}`)?.scrollIntoView({ behavior: 'smooth', block: 'center' });
    return first === undefined;
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    // Only what stands on the pages the person went through is sent: an answer on a page left behind was taken back.
    const seen = new Set(path.flatMap((n) => pages[n]?.questions.map(({ id }) => id) ?? []));
    const filled = Object.entries(answers).filter(([id, answer]) => seen.has(Number(id)) && !isEmpty(answer));
    const edit = query.get('edit2');
    try {
      const reply = await post<Answered>(address, {
        answers: Object.fromEntries(filled),
        ...(email && { email }),
        ...(edit && { edit }),
      });
      if (reply.refused === null) setSent(reply.responseId);
      else {
        const first = pages.findIndex(({ questions }) => questions.some(({ id }) => id in reply.problems));
        setErrors(reply.problems);
        if (first >= 0 && path.includes(first)) setPath(path.slice(0, path.indexOf(first) + 1));
        else setRefused(reply.refused);
      }
    } catch (error) {
      setRefused((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setRefused('');
    if (!(await checked())) return;
    if (next === 'submit') await send();
    else setPath([...path, next]);
  };
  const clear = (): void => {
    if (!confirm(say('Очистить все ответы в форме?', 'Clear all answers in the form?'))) return;
    setAnswers({});
    setErrors({});
    setPath([0]);
    setRound(round + 1);
  };

  return (
    <main class="form" ref={top}>
      <section class="card head">
        <h1>{form.title}</h1>
        {at === 0 && form.description && <p class="described">{form.description}</p>}
        {page.questions.some(({ required }) => required) && (
          <p class="must">{say('* Обязательный вопрос', '* Required question')}</p>
        )}
      </section>
      {(page.title || page.help) && (
        <section class="card section">
          <h2>{page.title}</h2>
          {page.help && <p>{page.help}</p>}
        </section>
      )}
      <form class="questions" onSubmit={submit} noValidate>
        {at === 0 && form.asksEmail && (
          <section class="card">
            <label class="question-title" for="email">
              {say('Электронная почта', 'E-mail')} <span class="star">*</span>
            </label>
            <div class="answer">
              <input
                id="email"
                type="email"
                class="short"
                value={email}
                autocomplete="email"
                placeholder={say('Ваш адрес электронной почты', 'Your e-mail address')}
                onInput={(event) => setEmail(event.currentTarget.value)}
              />
            </div>
          </section>
        )}
        {page.questions.map((question) => (
          <Card
            key={`${question.id}-${round}`}
            question={question}
            value={answers[question.id]}
            error={errors[question.id]}
            change={(answer) => put(question.id, answer)}
          />
        ))}
        {refused && (
          <p class="card wrong error" role="alert">
            {refused}
          </p>
        )}
        <div class="moves">
          {path.length > 1 && (
            <button type="button" class="press plain" onClick={() => setPath(path.slice(0, -1))}>
              {say('Назад', 'Back')}
            </button>
          )}
          <button type="submit" class="press" disabled={busy}>
            {next === 'submit' ? say('Отправить', 'Submit') : say('Далее', 'Next')}
          </button>
          {pages.length > 1 && (
            <>
              <progress max={pages.length} value={at + 1} aria-hidden="true" />
              <span class="quiet">
                {say(`Страница ${at + 1} из ${pages.length}`, `Page ${at + 1} of ${pages.length}`)}
              </span>
            </>
          )}
          <span class="space" />
          <button type="button" class="link" onClick={clear}>
            {say('Очистить форму', 'Clear the form')}
          </button>
        </div>
      </form>
      <p class="local">
        {say('Отвечает:', 'Answering:')} {form.who}.{' '}
        {say(
          'Форма открыта на этом компьютере: ответ никуда не уходит.',
          'The form is open on this computer: the answer goes nowhere.',
        )}
      </p>
    </main>
  );
}

const root = document.getElementById('app');
if (root) {
  get<FormView>(`${address}/model${location.search}`).then((form) =>
    render(form.open ? <Form form={form} /> : <Closed form={form} />, root),
  );
}
