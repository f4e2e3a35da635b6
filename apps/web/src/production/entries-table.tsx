import './production-texts.js';
import { useTranslation } from 'react-i18next';
import { moment } from '../account/moment.js';
import type { ProductionEntry } from './production-contract.js';

interface EntriesTableProps {
  readonly entries: readonly ProductionEntry[];
  /** Absent: nothing can be taken back. */
  readonly onWithdraw?: (entry: ProductionEntry) => void;
  /** Whose entries may be taken back. */
  readonly facilityId: string;
}

/** Every entry of a slot with what was said of it; those taken back stay in sight. */
export function EntriesTable({ entries, facilityId, onWithdraw }: EntriesTableProps) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p>{t('production.none')}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('production.step.entries')}>
      <table className="production-table">
        <thead>
          <tr>
            <th>{t('production.state')}</th>
            <th>{t('production.dish')}</th>
            <th className="number">{t('production.portions')}</th>
            <th className="number">{t('production.celsius')}</th>
            <th>{t('production.time')}</th>
            <th>{t('production.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{t(`production.kind.${entry.kind}`)}</td>
              <td>{entry.dishName ?? entry.counterpartName ?? '—'}</td>
              <td className="number">{entry.portions}</td>
              <td className="number">{entry.celsius ?? '—'}</td>
              <td>{moment(entry.happenedAt ?? entry.recordedAt)}</td>
              <td>
                <EntryWords entry={entry} />
                {onWithdraw && entry.facilityId === facilityId && entry.withdrawnReason === null && (
                  <button type="button" className="button button-quiet" onClick={() => onWithdraw(entry)}>
                    {t('production.withdraw')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EntryWords({ entry }: { entry: ProductionEntry }) {
  const { t } = useTranslation();
  const words = [
    entry.withdrawnReason === null ? null : t('production.withdrawn', { reason: entry.withdrawnReason }),
    entry.reason === null ? null : t(`production.why.${entry.reason}`),
    entry.carrier,
    entry.note,
  ].filter((word) => word !== null);
  return words.length === 0 ? null : <span>{words.join(' · ')} </span>;
}
