/** «Где мы»: what needs attention, then the seven stages. */
import { useState } from 'preact/hooks';
import type { Home } from '../../src/app/views.ts';
import { t } from '../words.ts';
import { Attention } from './attention.tsx';
import { type Asked, Entry } from './entry.tsx';
import { FirstSteps } from './first-steps.tsx';
import { type Linked, QrDialog } from './qr.tsx';
import { Stage } from './stage.tsx';

export function HomePanel({ home, reload }: { home: Home; reload: () => Promise<void> }) {
  const [open, setOpen] = useState<number>();
  const [qr, setQr] = useState<Linked>();
  const [entry, setEntry] = useState<Asked>();
  if (entry) return <Entry asked={entry} close={() => setEntry(undefined)} saved={reload} />;
  return (
    <>
      <FirstSteps steps={home.firstSteps} enter={setEntry} reload={reload} />
      <Attention home={home} reload={reload} />
      <section aria-labelledby="stages">
        <h2 id="stages">{t(['Семь этапов', 'Seven stages'])}</h2>
        {home.stages.length === 0 && (
          <p class="empty">
            {t([
              'Листов этапов нет. Выберите в меню «Наставничество → Проверить и починить книгу».',
              'The tabs of the stages are missing. Choose “Mentoring → Check and mend the workbook” in the menu.',
            ])}
          </p>
        )}
        {home.stages.map((stage) => (
          <Stage
            key={stage.number}
            stage={stage}
            statuses={home.statuses}
            open={open === stage.number}
            toggle={() => setOpen(open === stage.number ? undefined : stage.number)}
            reload={reload}
            showQr={setQr}
            enter={setEntry}
            codes={home.mode === 'codes'}
          />
        ))}
      </section>
      <footer class="secondary footer">
        {home.mode === 'codes'
          ? t(['Режим «Коды»: имён учеников в книге нет.', 'Codes: the workbook holds no pupils’ names.'])
          : t(['Режим «Полные данные».', 'Full data.'])}
        {home.me && <span>{t([`Вы вошли как ${home.me}`, `You are ${home.me}`])}</span>}
      </footer>
      {qr && <QrDialog form={qr} close={() => setQr(undefined)} />}
    </>
  );
}
