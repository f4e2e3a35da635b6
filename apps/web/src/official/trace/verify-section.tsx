import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
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
  const verifying = useMutation({
    mutationFn: () =>
      request<Verification>('/v1/trace/verification', {
        ...{ method: 'POST', body: { facilityId, month }, timeoutMs: PATIENCE_MS },
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
        <button type="submit" className="button button-main" disabled={verifying.isPending}>
          {verifying.isPending ? t('trace.running') : t('trace.run')}
        </button>
      </form>
      <BooksFailure error={verifying.error} onRetry={() => verifying.mutate()} />
      <div role="status" className="trace-outcome">
        {verifying.data && <Outcome result={verifying.data} />}
      </div>
    </section>
  );
}

function Outcome({ result }: { result: Verification }) {
  const { t } = useTranslation();
  const { matches, firstBad, headNo, headHash, from, to, meals, corrections, rounds, claims } = result;
  const well = headNo === null ? t('trace.matchesNone') : t('trace.matches', { no: headNo });
  return (
    <>
      <p className={`claim-notice claim-notice-${matches ? 'done' : 'faster'}`}>
        {firstBad === null ? well : <Broken bad={firstBad} />}
      </p>
      <p className="claim-prints">
        {t('trace.counted', { from, to, meals, corrections, rounds, hash: headHash ?? '—' })}
      </p>
      <LazyTable
        caption={t('trace.claims')}
        none={t('trace.noClaims')}
        columns={[
          { title: t('trace.claims') },
          { title: t('trace.chainHead') },
          { title: t('trace.headMatches') },
          { title: t('trace.linesMatch') },
        ]}
        rows={claims.map((claim) => ({
          key: claim.claimId,
          cells: [
            <Link to={`/claims/${claim.claimId}`}>{claim.month}</Link>,
            <span className="claim-hash">{claim.chainHead ?? '—'}</span>,
            <Verdict holds={claim.headMatches} />,
            <Verdict holds={claim.linesMatch} />,
          ],
        }))}
      />
    </>
  );
}

function Broken({ bad }: { bad: BadRow }) {
  const { t } = useTranslation();
  const what = t(`trace.bad.${bad.what}`, { day: bad.businessDate, no: bad.chainNo, month: bad.month });
  return (
    <>
      {t('trace.broken', { what })}{' '}
      {bad.mealId !== null && (
        <Link className="trace-link" to={`/trace/meals/${bad.mealId}`}>
          {t('trace.toMeal')}
        </Link>
      )}
      {bad.claimId !== null && (
        <Link className="trace-link" to={`/claims/${bad.claimId}`}>
          {t('trace.toClaim')}
        </Link>
      )}
    </>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  const { t } = useTranslation();
  return <StateTag tone={holds ? 'good' : 'danger'}>{t(holds ? 'trace.yes' : 'trace.no')}</StateTag>;
}
