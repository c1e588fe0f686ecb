/** Texts to tell of the programme with: merged when asked for, copied from here, planned with one press. */
import { useState } from 'preact/hooks';
import type { StageView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { copyText } from '../copy.ts';
import { server } from '../server.ts';
import { Button } from '../ui.tsx';
import { t } from '../words.ts';
import type { Linked } from './qr.tsx';

type TextView = StageView['texts'][number];
type ShowQr = (form: Linked) => void;

function Text({ one, showQr }: { one: TextView; showQr: ShowQr }) {
  const [told, setTold] = useState<{ text: string; url: string }>();
  return (
    <li class="card">
      <p class="title">{one.title}</p>
      {told && <p class="told-text">{told.text}</p>}
      <div class="row">
        <ActButton
          id={`telling ${one.id}`}
          act={async () => {
            const made = await server.telling({ telling: one.id });
            setTold(made);
            await copyText(made.text);
            return { words: t([`Текст скопирован: ${one.title}.`, `The text is copied: ${one.title}.`]) };
          }}
        >
          {t(['Показать и скопировать', 'Show and copy'])}
        </ActButton>
        {told?.url && <Button onClick={() => showQr({ title: one.title, url: told.url })}>QR</Button>}
        {told && (
          <ActButton
            id={`plan ${one.id}`}
            act={async () => {
              const { planned } = await server.planTelling({ telling: one.id });
              return {
                words: t([
                  `В плане информирования: ${planned}. Отметьте там, когда состоится.`,
                  `In the plan of informing: ${planned}. Mark it there when it is held.`,
                ]),
              };
            }}
          >
            {t(['В план', 'Plan it'])}
          </ActButton>
        )}
        <ActButton
          id={`edit ${one.id}`}
          kind="quiet"
          act={async () => {
            await server.showTab({ table: 'tellings', row: one.id });
            return undefined;
          }}
        >
          {t(['Изменить', 'Change'])}
        </ActButton>
      </div>
    </li>
  );
}

export function Texts({ texts, showQr }: { texts: readonly TextView[]; showQr: ShowQr }) {
  if (!texts.length) return null;
  return (
    <details class="rest">
      <summary>{t([`Тексты для информирования (${texts.length})`, `Texts to inform with (${texts.length})`])}</summary>
      <ul class="list">
        {texts.map((one) => (
          <Text key={one.id} one={one} showQr={showQr} />
        ))}
      </ul>
    </details>
  );
}
