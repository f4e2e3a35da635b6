import '../close/close.css';
import '../day/day.css';
import './claim.css';
import './claim-texts.js';
import { businessDateAt, monthOf } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import { CLOSE_ADDRESS } from '../use-place.js';
import type { ClaimRow } from './claim-contract.js';
import { ClaimFailure } from './claim-failure.js';
import { ClaimView } from './claim-view.js';
import { MonthOpen } from './month-open.js';
import { MonthTag } from './month-tag.js';
import { OwnGrants } from './own-grants.js';
import { Questions } from './questions.js';
import { useClaimRows } from './use-claims.js';

const MONTHS = 6;
/** Five years: what is older is read on the officials' pages. */
const MOST_MONTHS = 60;

interface ClaimPageProps {
  readonly facilityId: string;
  readonly onExpired: () => void;
}

/** 月度申报: how each month stands, what is missing, what was sent back and what was paid; below it the own operating grants. */
export function ClaimPage({ facilityId, onExpired }: ClaimPageProps) {
  const { t } = useTranslation();
  const [count, setCount] = useState(MONTHS);
  const { data, error, reload } = useClaimRows(facilityId, count, onExpired);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = data ?? [];
  const shown = rows.find(({ month }) => month === chosen) ?? firstToDo(rows);
  // Why it came back stands first, whatever else waits.
  const returned = shown?.state === 'returned';
  return (
    <main className="close-main">
      <div className="close-title">
        <h1>{t('monthClaim.title')}</h1>
        <a className="button" href={CLOSE_ADDRESS}>
          {t('monthClaim.toClose')}
        </a>
      </div>
      {!returned && <Questions onExpired={onExpired} />}
      <ClaimFailure error={error} onRetry={reload} />
      {!data && error === null && <p role="status">{t('monthClaim.loading')}</p>}
      {shown && (
        <section className="close-section" aria-label={shown.month} key={`${shown.month} ${shown.step}`}>
          {shown.claimId === null || shown.state === 'draft' ? (
            <MonthOpen row={shown} onExpired={onExpired} onSent={reload} />
          ) : (
            <ClaimView claimId={shown.claimId} row={shown} onExpired={onExpired} onSent={reload} />
          )}
        </section>
      )}
      {returned && <Questions onExpired={onExpired} />}
      {data && <MonthTable rows={rows} shown={shown?.month ?? ''} onShow={setChosen} />}
      {data && count < MOST_MONTHS && (
        <button type="button" className="button" onClick={() => setCount(count + MONTHS)}>
          {t('monthClaim.earlier')}
        </button>
      )}
      <OwnGrants onExpired={onExpired} />
    </main>
  );
}

/** What was sent back comes first, then the newest month that is over. */
function firstToDo(rows: readonly ClaimRow[]): ClaimRow | undefined {
  return rows.find(({ state }) => state === 'returned') ?? rows.find(isOver) ?? rows[0];
}

const isOver = ({ month }: ClaimRow): boolean => month < monthOf(businessDateAt(new Date()));

interface MonthTableProps {
  readonly rows: readonly ClaimRow[];
  readonly shown: string;
  readonly onShow: (month: string) => void;
}

function MonthTable({ rows, shown, onShow }: MonthTableProps) {
  const { t } = useTranslation();
  return (
    <section className="close-section" aria-label={t('monthClaim.months')}>
      <h2>{t('monthClaim.months')}</h2>
      <div className="table-scroll">
        <table className="day-table">
          <thead>
            <tr>
              <th>{t('monthClaim.month')}</th>
              <th>{t('monthClaim.state')}</th>
              <th className="number">{t('monthClaim.amount')}</th>
              <th>
                <span className="sr-only">{t('monthClaim.show', { month: '' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month} aria-current={row.month === shown}>
                <th scope="row">{row.month}</th>
                <td>
                  <MonthTag row={row} />
                </td>
                <td className="number">
                  <Money amountFen={row.governmentFen} />
                </td>
                <td>
                  <button type="button" className="button" onClick={() => onShow(row.month)}>
                    {t('monthClaim.show', { month: row.month })}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
