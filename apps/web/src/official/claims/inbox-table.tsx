import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { usePlaces } from '../books/use-books.js';
import type { DataRow } from '../table/data-rows.js';
import { LazyTable } from '../table/lazy-table.js';
import { BulkBar, BulkOutcome, type Outcome } from './bulk-bar.js';
import { ClaimTag } from './claim-tag.js';
import type { ClaimRow } from './claims-contract.js';
import { bulkActionOf, isClean } from './is-clean.js';
import { OpenKey } from './open-key.js';
import type { Box } from './use-inbox.js';

interface InboxTableProps {
  readonly account: Account;
  readonly rows: readonly ClaimRow[];
  readonly box: Box;
  readonly busy: boolean;
}

/** The rows of the inbox, and what is done with many of them at once. */
export function InboxTable({ account, rows, box, busy }: InboxTableProps) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const action = bulkActionOf(account.role);
  const clean = rows.filter((row) => action !== null && isClean(row, action));
  const picked = clean.filter((row) => chosen.includes(row.facilityId));
  const done = (next: Outcome): void => {
    setOutcome(next);
    setChosen([]);
  };
  return (
    <>
      {outcome && <BulkOutcome outcome={outcome} />}
      {action !== null && clean.length > 0 && <BulkBar action={action} picked={picked} onDone={done} />}
      {rows.length === 0 ? (
        <EmptyState title={t(`claims.none.${box}`)}>
          <p>{t('claims.noneText')}</p>
        </EmptyState>
      ) : (
        <section className="facts">
          <LazyTable
            caption={t('claims.inbox')}
            busy={busy}
            none={t('claims.noneText')}
            columns={[
              { title: t('claims.facility'), sortable: true },
              { title: t('claims.state'), sortable: true },
              { title: t('claims.days'), sortable: true, whole: true },
              { title: t('claims.findings'), sortable: true, whole: true },
              { title: t('claims.amount'), figure: true, sortable: true },
              { title: t('claims.changes'), whole: true },
            ]}
            rows={rows.map((row) => ({
              key: row.facilityId,
              ...(clean.includes(row) && { chooseLabel: t('claims.choose', { name: row.facilityName }) }),
              order: [
                row.facilityName,
                t(`claims.stateOf.${row.state ?? 'none'}`),
                row.closedDays - row.openDays,
                row.stakeFen,
                row.governmentFen,
              ],
              cells: cellsOf(row, account, nameOf(row.townCode)),
            }))}
            {...(clean.length > 0 && {
              selection: { keys: picked.map(keyOf), allLabel: t('claims.chooseAll'), onChange: setChosen },
            })}
          />
        </section>
      )}
    </>
  );
}

const keyOf = ({ facilityId }: ClaimRow): string => facilityId;

function cellsOf(row: ClaimRow, account: Account, town: string): DataRow['cells'] {
  return [
    <PlaceCell row={row} account={account} town={town} />,
    <StateCell row={row} />,
    <DaysCell row={row} />,
    <FindingsCell row={row} />,
    <AmountCell row={row} />,
    <ChangesCell row={row} />,
  ];
}

function PlaceCell({ row, account, town }: { row: ClaimRow; account: Account; town: string }) {
  return (
    <div className="claim-place">
      {row.claimId === null ? row.facilityName : <Link to={`/claims/${row.claimId}`}>{row.facilityName}</Link>}
      {account.scope.townCode === null && <small>{town}</small>}
      {row.claimId === null && account.role === 'town_official' && <OpenKey row={row} />}
    </div>
  );
}

function StateCell({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  return (
    <div className="claim-cell">
      <span>
        <ClaimTag state={row.state} />{' '}
        {row.version > 1 && <small>{t('claims.version', { version: row.version })}</small>}
      </span>
      {row.since !== null && <small>{t('claims.since', { at: moment(row.since) })}</small>}
      {row.returnedBecause !== null && <small>{t('claims.returnedBecause', { reason: row.returnedBecause })}</small>}
    </div>
  );
}

function DaysCell({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  return (
    <div className="claim-cell">
      <span>{t('claims.daysClosed', { count: row.closedDays })}</span>
      {row.openDays > 0 && <strong className="claim-warn">{t('claims.daysOpen', { count: row.openDays })}</strong>}
    </div>
  );
}

function FindingsCell({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  if (row.findings === 0) return <span className="facts-none">{t('claims.noFindings')}</span>;
  return (
    <div className="claim-cell">
      <span>{t('claims.findingsOf', { count: row.findings })}</span>
      {row.blocking > 0 && <strong className="claim-warn">{t('claims.blocking', { count: row.blocking })}</strong>}
      {row.stakeFen !== 0 && (
        <small>
          {t('claims.stake')} <Money amountFen={row.stakeFen} />
        </small>
      )}
    </div>
  );
}

function AmountCell({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  return (
    <div className="claim-cell">
      <Money amountFen={row.governmentFen} />
      <small>{t(row.version > 0 ? 'claims.subsidisedMeals' : 'claims.onesMeals', { count: row.meals })}</small>
      {row.priorFen !== 0 && (
        <small>
          {t('claims.prior')} <Money amountFen={row.priorFen} />
        </small>
      )}
    </div>
  );
}

function ChangesCell({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  if (row.editsSince === 0 && row.laterMeals === 0 && row.lateMeals === 0)
    return <span className="facts-none">{t('claims.noChanges')}</span>;
  return (
    <div className="claim-cell">
      {row.editsSince > 0 && <span>{t('claims.edits', { count: row.editsSince })}</span>}
      {row.laterMeals > 0 && <span>{t('claims.later', { count: row.laterMeals })}</span>}
      {row.lateMeals > 0 && <strong className="claim-warn">{t('claims.tooLate', { count: row.lateMeals })}</strong>}
    </div>
  );
}
