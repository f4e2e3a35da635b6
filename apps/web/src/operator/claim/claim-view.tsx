import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import type { Claim, ClaimRow } from './claim-contract.js';
import { ClaimFailure } from './claim-failure.js';
import { LateMeals } from './late-meals.js';
import { MonthTag } from './month-tag.js';
import { SubmitKey } from './submit-key.js';
import { TakenBack } from './taken-back.js';
import { useOwnClaim } from './use-claims.js';

interface ClaimViewProps {
  readonly claimId: string;
  readonly row: ClaimRow;
  readonly onExpired: () => void;
  readonly onSent: () => void;
}

/** A month that was submitted: why it came back, who carried its meals, what was approved and paid, and its way. */
export function ClaimView({ claimId, row, onExpired, onSent }: ClaimViewProps) {
  const { t } = useTranslation();
  const { data: claim, error, reload } = useOwnClaim(claimId, onExpired);
  return (
    <>
      <div className="close-title">
        <h2>{row.month}</h2>
        <MonthTag row={row} />
        <strong>
          <Money amountFen={row.governmentFen} heading />
        </strong>
      </div>
      {row.state === 'returned' && <Returned row={row} onExpired={onExpired} onSent={onSent} />}
      <ClaimFailure error={error} onRetry={reload} />
      {!claim && error === null && <p role="status">{t('monthClaim.loading')}</p>}
      {claim && <Approved claim={claim} />}
      {claim?.approval && <TakenBack row={row} onExpired={onExpired} />}
      {claim && claim.lateMeals > 0 && <LateMeals claim={claim} onExpired={onExpired} />}
      {claim && claim.ones.meals > 0 && (
        <>
          <h3>{t('monthClaim.ones')}</h3>
          <FiveOnesBar amounts={claim.ones} label={t('monthClaim.ones')} />
        </>
      )}
      {claim && <Way claim={claim} />}
    </>
  );
}

function Returned({ row, onExpired, onSent }: Omit<ClaimViewProps, 'claimId'>) {
  const { t } = useTranslation();
  return (
    <div className="claim-returned" role="alert">
      <h3>{t('monthClaim.returned')}</h3>
      <p className="claim-reason">{row.returnedBecause}</p>
      <p>{t('monthClaim.returnedTodo')}</p>
      {row.openDays > 0 && <p className="claim-missing">{t('monthClaim.openDays', { count: row.openDays })}</p>}
      {row.openDays === 0 && (
        <SubmitKey
          row={row}
          mustSay
          label={t('monthClaim.resubmit')}
          noteLabel={t('monthClaim.answer')}
          note={t('monthClaim.submitNote', { amount: yuan(row.governmentFen) })}
          onExpired={onExpired}
          onSent={onSent}
        />
      )}
    </div>
  );
}

/** What was approved, and how much of it each funder has paid. */
function Approved({ claim: { approval, legs } }: { claim: Claim }) {
  const { t } = useTranslation();
  if (approval === null) return null;
  const sum = (of: (leg: Claim['legs'][number]) => number): number => legs.reduce((total, leg) => total + of(leg), 0);
  return (
    <>
      <h3>
        {t('monthClaim.approved', { amount: yuan(approval.governmentFen) })}
        {approval.disallowedFen > 0 && ` · ${t('monthClaim.disallowed', { amount: yuan(approval.disallowedFen) })}`}
      </h3>
      <div className="table-scroll">
        <table className="day-table">
          <caption className="sr-only">{t('monthClaim.paidBy')}</caption>
          <thead>
            <tr>
              <th>{t('monthClaim.paidBy')}</th>
              <th className="number">{t('monthClaim.due')}</th>
              <th className="number">{t('monthClaim.paid')}</th>
              <th className="number">{t('monthClaim.left')}</th>
            </tr>
          </thead>
          <tbody>
            {legs.map((leg) => (
              <LegRow
                key={leg.legId}
                title={t(`monthClaim.funder.${leg.funder}`)}
                dueFen={leg.amountFen}
                paidFen={leg.settledFen}
              />
            ))}
          </tbody>
          <tfoot className="close-total">
            <LegRow
              title={t('monthClaim.total')}
              dueFen={sum(({ amountFen }) => amountFen)}
              paidFen={sum(({ settledFen }) => settledFen)}
            />
          </tfoot>
        </table>
      </div>
    </>
  );
}

function LegRow({ title, dueFen, paidFen }: { title: string; dueFen: number; paidFen: number }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {[dueFen, paidFen, dueFen - paidFen].map((amountFen, at) => (
        <td key={at} className="number">
          <Money amountFen={amountFen} />
        </td>
      ))}
    </tr>
  );
}

function Way({ claim: { transitions } }: { claim: Claim }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('monthClaim.steps')}</h3>
      <ol className="claim-way">
        {transitions.map(({ step, action, at, reason }) => (
          <li key={step}>
            <time dateTime={at}>{moment(at)}</time> {t(`monthClaim.step.${action}`)}
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
