import './sync-texts.js';
import './sync.css';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { Dialog } from '../../shared/dialog.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { isOfClosedDay } from '../kept/is-of-closed-day.js';
import '../kept/kept-texts.js';
import { markKeptExported, resendKept } from '../kept/settle-kept.js';
import { exportRefused } from '../outbox/export-refused.js';
import type { Outbox } from '../outbox/outbox.js';
import { clockTime } from '../slot/clock-time.js';
import { tillDatabase, type KeptRow, type OutboxRow } from '../store/till-database.js';
import type { TillRows } from '../till/use-till-rows.js';
import type { TillSync } from '../till/use-till-sync.js';

interface SyncDialogProps {
  readonly rows: TillRows;
  readonly sync: TillSync;
  readonly outbox: Outbox;
  readonly onClose: () => void;
}

/** What waits on this device, what the server refused and why, and what belongs to other accounts. */
export function SyncDialog({ rows, sync, outbox, onClose }: SyncDialogProps) {
  const { t } = useTranslation();
  const { waiting, kept } = rows;
  const postponed = rows.own.filter((row) => row.state === 'waiting' && row.problem !== null);
  const refused = rows.own.filter((row) => row.state === 'refused');
  const refusedKept = kept.filter(({ problem }) => problem !== null);
  const names = [...new Set(rows.foreign.flatMap(({ accountName }) => accountName ?? []))].join('、');
  return (
    <Dialog title={t('sync.title')} onClose={onClose} wide>
      <section className="sync-part">
        <h3>{t('sync.unsentTitle', { count: waiting })}</h3>
        <p>{waiting > 0 ? t('sync.unsentText') : t('sync.unsentNone')}</p>
        {waiting > 0 && <WaitingEntries kept={kept} />}
        {sync.outcome && <p className="state-quiet">{t(`sync.${sync.outcome}`)}</p>}
        <button type="button" className="button" onClick={() => void sync.flush()}>
          {t('sync.sendNow')}
        </button>
      </section>
      {postponed.length > 0 && (
        <section className="sync-part">
          <h3 className="state-warn">{t('sync.postponedTitle', { count: postponed.length })}</h3>
          <p>{t('sync.postponedText')}</p>
          <ul className="refused-list">
            {postponed.map((row) => (
              <RefusedLine key={row.clientId} row={row} />
            ))}
          </ul>
        </section>
      )}
      {refused.length + refusedKept.length > 0 && (
        <RefusedPart {...{ refused, refusedKept, outbox }} onResent={() => void sync.flush()} />
      )}
      {rows.foreign.length > 0 && (
        <section className="sync-part">
          <h3>{t('sync.foreignTitle', { count: rows.foreign.length })}</h3>
          <p>{t('sync.foreignText', { names })}</p>
        </section>
      )}
    </Dialog>
  );
}

interface RefusedPartProps {
  readonly refused: readonly OutboxRow[];
  readonly refusedKept: readonly KeptRow[];
  readonly outbox: Outbox;
  readonly onResent: () => void;
}

function RefusedPart({ refused, refusedKept, outbox, onResent }: RefusedPartProps) {
  const { t } = useTranslation();
  const resend = async (): Promise<void> => {
    await outbox.resendRefused();
    await resendKept(tillDatabase, refusedKept);
    onResent();
  };
  const save = async (): Promise<void> => {
    const now = new Date();
    exportRefused(refused, refusedKept, `${t('sync.fileName')}-${now.toISOString().slice(0, 10)}.json`);
    await outbox.markExported(refused, now);
    await markKeptExported(tillDatabase, refusedKept, now);
  };
  return (
    <section className="sync-part">
      <h3 className="state-danger">{t('sync.refusedTitle', { count: refused.length + refusedKept.length })}</h3>
      <p>{t('sync.refusedText')}</p>
      <ul className="refused-list">
        {refused.map((row) => (
          <RefusedLine key={row.clientId} row={row} />
        ))}
        {refusedKept.map((row) => (
          <RefusedEntry key={row.clientId} row={row} />
        ))}
      </ul>
      {refusedKept.some(({ problem }) => problem && isOfClosedDay(problem)) && <p>{t('keptEntry.closedTodo')}</p>}
      <div className="sync-keys">
        <button type="button" className="button" onClick={() => void resend()}>
          {t('sync.resend')}
        </button>
        <button type="button" className="button" onClick={() => void save()}>
          {t('sync.export')}
        </button>
      </div>
    </section>
  );
}

function RefusedLine({ row }: { row: OutboxRow }) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  const { meal, kind, problem, exportedAt } = row;
  return (
    <li>
      <p className="refused-meal">
        <span>{clockTime(meal.servedAt)}</span>
        <strong>{meal.residentName ?? t('serve.sale')}</strong>
        {kind === 'void' ? <span>{t('serve.undo')}</span> : <Money amountFen={meal.split.elderPaidFen} />}
        {exportedAt !== null && <StateTag tone="quiet">{t('sync.exported')}</StateTag>}
      </p>
      {problem && (
        <p className="state-danger">
          {bilingual(problem)} <code>{problem.code}</code>
        </p>
      )}
    </li>
  );
}

/** What side pages entered and the server does not have: it counts as unsent and is no meal. */
function WaitingEntries({ kept }: { kept: readonly KeptRow[] }) {
  const waiting = kept.filter(({ problem }) => problem === null);
  if (waiting.length === 0) return null;
  return (
    <ul className="refused-list">
      {waiting.map(({ clientId, label }) => (
        <li key={clientId}>{label}</li>
      ))}
    </ul>
  );
}

function RefusedEntry({ row: { label, problem, exportedAt } }: { row: KeptRow }) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  return (
    <li>
      <p className="refused-meal">
        <strong>{label}</strong>
        {exportedAt !== undefined && <StateTag tone="quiet">{t('sync.exported')}</StateTag>}
      </p>
      {problem && (
        <p className="state-danger">
          {bilingual(problem)} <code>{problem.code}</code>
        </p>
      )}
    </li>
  );
}
