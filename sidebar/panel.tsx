/** The sidebar as a whole: set-up while the workbook is new, four tabs once it works. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Home } from '../src/app/views.ts';
import { ActButton, NoticeBar, ProblemBox } from './act-buttons.tsx';
import { PairsPanel } from './pairs/panel.tsx';
import { ResultsPanel } from './results/panel.tsx';
import { server } from './server.ts';
import { SetUp } from './set-up/set-up.tsx';
import { StatePanel } from './state/panel.tsx';
import { Icon, Skeleton } from './ui.tsx';
import { useView } from './view.ts';
import { HomePanel } from './where/panel.tsx';
import { speak, t, type Words } from './words.ts';

const tabs = ['home', 'pairs', 'results', 'state'] as const;
type Tab = (typeof tabs)[number];
const titles: Record<Tab, Words> = {
  home: ['Где мы', 'Where we are'],
  pairs: ['Пары', 'Pairs'],
  results: ['Итоги', 'Results'],
  state: ['Состояние', 'State'],
};

function Header({ home, refresh }: { home: Home; refresh: () => Promise<void> }) {
  return (
    <header class="header">
      <div class="grow">
        <h1>{home.organisation || t(['Программа наставничества', 'Mentoring programme'])}</h1>
        <p class="secondary">
          {home.year && <span>{t([`${home.year} учебный год`, `School year ${home.year}`])}</span>}
          {home.practice && <span class="badge">{t(['Учебная школа', 'Practice school'])}</span>}
        </p>
      </div>
      <ActButton
        id="refresh"
        kind="quiet"
        label={t(['Обновить', 'Refresh'])}
        act={async () => {
          const { taken, updated, aside } = await server.refresh({});
          await refresh();
          const news = taken + updated + aside;
          return {
            words: news
              ? t([
                  `Обновлено. Принято ответов: ${taken + updated}, отложено: ${aside}.`,
                  `Refreshed. Answers taken in: ${taken + updated}, set aside: ${aside}.`,
                ])
              : t(['Обновлено. Новых ответов нет.', 'Refreshed. No new answers.']),
          };
        }}
      >
        <Icon name="refresh" />
        <span>{t(['Обновить', 'Refresh'])}</span>
      </ActButton>
    </header>
  );
}

function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const go = (to: Tab) => {
    choose(to);
    list.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  const keys: Record<string, (at: number) => Tab | undefined> = {
    ArrowRight: (at) => tabs[(at + 1) % tabs.length],
    ArrowLeft: (at) => tabs[(at + tabs.length - 1) % tabs.length],
    Home: () => tabs[0],
    End: () => tabs[tabs.length - 1],
  };
  return (
    <div class="tabs" role="tablist" ref={list}>
      {tabs.map((one, at) => (
        <button
          type="button"
          key={one}
          id={`tab-${one}`}
          role="tab"
          aria-selected={one === tab}
          aria-controls={`panel-${one}`}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => choose(one)}
          onKeyDown={(event) => {
            const to = keys[event.key]?.(at);
            if (!to) return;
            event.preventDefault();
            go(to);
          }}
        >
          {t(titles[one])}
        </button>
      ))}
    </div>
  );
}

export function Panel() {
  const home = useView(() => server.home({}), 'home');
  const [tab, setTab] = useState<Tab>('home');
  const [pairsAsked, askPairs] = useState(0);
  const [resultsAsked, askResults] = useState(0);
  const [stateAsked, askState] = useState(0);
  const lang = home.data?.lang;
  const said = useRef<string>('');
  // before the children are drawn, or their first words are in the other language
  if (lang && said.current !== lang) {
    said.current = lang;
    speak(lang);
  }
  const open = home.data?.open;
  useEffect(() => {
    if (open && tabs.includes(open as Tab)) setTab(open as Tab);
  }, [open]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // the other tab may have changed what this one shows
    if (tab === 'home') void home.reload();
    else if (tab === 'pairs') askPairs((n) => n + 1);
    else if (tab === 'results') askResults((n) => n + 1);
    else askState((n) => n + 1);
  }, [tab]);

  if (!home.data) {
    return (
      <main class="page">
        {home.problem ? (
          <ProblemBox problem={home.problem} again={() => void home.reload()} loading={home.loading} />
        ) : (
          <Skeleton rows={[40, 32, 88, 48, 48, 48, 48, 48, 48, 48]} />
        )}
        <NoticeBar />
      </main>
    );
  }
  if (home.data.state !== 'ready') {
    return (
      <main class="page">
        <SetUp home={home.data} finished={home.reload} />
        <NoticeBar />
      </main>
    );
  }
  return (
    <main class="page">
      <Header home={home.data} refresh={home.reload} />
      <Tabs tab={tab} choose={setTab} />
      <div id="panel-home" role="tabpanel" aria-labelledby="tab-home" hidden={tab !== 'home'} aria-busy={home.loading}>
        {home.problem && <ProblemBox problem={home.problem} again={() => void home.reload()} loading={home.loading} />}
        <HomePanel home={home.data} reload={home.reload} />
      </div>
      <div id="panel-pairs" role="tabpanel" aria-labelledby="tab-pairs" hidden={tab !== 'pairs'}>
        {(tab === 'pairs' || pairsAsked > 0) && <PairsPanel asked={pairsAsked} />}
      </div>
      <div id="panel-results" role="tabpanel" aria-labelledby="tab-results" hidden={tab !== 'results'}>
        {(tab === 'results' || resultsAsked > 0) && <ResultsPanel asked={resultsAsked} />}
      </div>
      <div id="panel-state" role="tabpanel" aria-labelledby="tab-state" hidden={tab !== 'state'}>
        {(tab === 'state' || stateAsked > 0) && <StatePanel asked={stateAsked} />}
      </div>
      <NoticeBar />
    </main>
  );
}
