import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import { StateTag } from '../../shared/state-tag.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { LazyTable } from '../table/lazy-table.js';
import type { BadRow, Verification } from './trace-contract.js';

const PATIENCE_MS = 120_000;

interface VerifySectionProps {
  readonly month: string;
  readonly facilityId: string;
  readonly onChoose: (facilityId: string) => void;
}

/** Recomputes a facility's hashes on the server and says whether they are what was closed and approved. */
export function VerifySection({ month, facilityId, onChoose }: VerifySectionProps) {
  const { t } = useTranslation();
  const { facilities } = usePlaces();
  const [all, setAll] = useState(false);
  const verifying = useMutation({
    mutationFn: () =>
      request<Verification>('/v1/trace/verification', {
        ...{ method: 'POST', body: { facilityId, ...(all ? { all } : { month }) }, timeoutMs: PATIENCE_MS },
      }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    verifying.mutate();
  };
  return (
    <section className="facts" aria-label={t('trace.verify')}>
      <header>
        <h2>{t('trace.verify')}</h2>
        <small>{t('trace.verifyNote')}</small>
      </header>
      <form className="facility-filters claim-filters" onSubmit={submit}>
        <label className="field">
          <span>{t('trace.facility')}</span>
          <select className="input" required value={facilityId} onChange={({ target }) => onChoose(target.value)}>
            <option value="">{t('trace.choose')}</option>
            {facilities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('trace.span')}</span>
          <select
            className="input"
            value={all ? 'all' : 'month'}
            onChange={({ target }) => {
              setAll(target.value === 'all');
              verifying.reset();
            }}
          >
            <option value="month">{month}</option>
            <option value="all">{t('trace.spanAll')}</option>
          </select>
        </label>
        <button type="submit" className="button button-main" disabled={verifying.isPending}>
          {verifying.isPending ? t('trace.running') : t('trace.run')}
        </button>
      </form>
      <BooksFailure error={verifying.error} onRetry={() => verifying.mutate()} />
      <div role="status" className="trace-outcome">
        {verifying.data && <Outcome result={verifying.data} all={all} />}
      </div>
    </section>
  );
}

function Outcome({ result, all }: { result: Verification; all: boolean }) {
  const { t } = useTranslation();
  const { matches, firstBad, headNo, claims } = result;
  return (
    <>
      <p className={`claim-notice claim-notice-${matches ? 'done' : 'faster'}`}>
        {firstBad === null ? t(headNo === null ? 'trace.matchesNone' : 'trace.matches') : <Broken bad={firstBad} />}
      </p>
      <Recomputed result={result} all={all} />
      <LazyTable
        caption={t('trace.claims')}
        none={t('trace.noClaims')}
        columns={[
          { title: t('trace.claims') },
          { title: t('trace.chainHead') },
          { title: t('trace.headMatches') },
          { title: t('trace.linesMatch') },
          { title: t('trace.totalsMatch') },
          { title: t('trace.legsMatch') },
          { title: t('trace.paymentsMatch') },
        ]}
        rows={claims.map((claim) => ({
          key: claim.claimId,
          cells: [
            <Link to={`/claims/${claim.claimId}`}>{claim.month}</Link>,
            <span className="claim-hash">{claim.chainHead ?? '—'}</span>,
            <Verdict holds={claim.headMatches} />,
            <Verdict holds={claim.linesMatch} />,
            <Verdict holds={claim.totalsMatch} />,
            <Verdict holds={claim.legsMatch} />,
            <Verdict holds={claim.paymentsMatch} />,
          ],
        }))}
      />
    </>
  );
}

/** What the verdict is about, and what it is not. */
function Recomputed({ result, all }: { result: Verification; all: boolean }) {
  const { t } = useTranslation();
  const { from, to, meals, corrections, rounds, headHash, firstClosed, lastClosed, daysOpen, firstOpen } = result;
  const rows = from === null ? 'trace.rowsNone' : all ? 'trace.rowsAll' : 'trace.rowsOf';
  const closed = { first: firstClosed, last: lastClosed };
  return (
    <ul className="claim-prints">
      <li>{t(rows, { from, to, meals, corrections })}</li>
      {firstClosed !== null && (
        <>
          <li>{t('trace.chain', { ...closed, rounds, hash: headHash })}</li>
          <li>
            {daysOpen === 0
              ? t('trace.daysClosed', closed)
              : t('trace.daysOpen', { ...closed, days: daysOpen, day: firstOpen })}
          </li>
        </>
      )}
      <li>{t('trace.sums', { claims: result.claims.length })}</li>
    </ul>
  );
}

function Broken({ bad }: { bad: BadRow }) {
  const { t } = useTranslation();
  const key = bad.what === 'missing_round' && bad.businessDate === null ? 'missing_link' : bad.what;
  const what = t(`trace.bad.${key}`, { day: bad.businessDate, no: bad.chainNo, month: bad.month });
  const links = [
    bad.mealId !== null && { to: `/trace/meals/${bad.mealId}`, text: t('trace.toMeal') },
    bad.legId !== null && { to: `/trace/legs/${bad.legId}`, text: t('trace.toLeg') },
    bad.claimId !== null && { to: `/claims/${bad.claimId}`, text: t('trace.toClaim') },
  ].filter((link) => link !== false);
  return (
    <>
      {t('trace.broken', { what })}{' '}
      {links.map(({ to, text }) => (
        <Link key={to} className="trace-link" to={to}>
          {text}
        </Link>
      ))}
    </>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  const { t } = useTranslation();
  return <StateTag tone={holds ? 'good' : 'danger'}>{t(holds ? 'trace.yes' : 'trace.no')}</StateTag>;
}
