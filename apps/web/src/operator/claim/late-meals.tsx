import { useTranslation } from 'react-i18next';
import { yuan } from '../../shared/yuan.js';
import type { Claim } from './claim-contract.js';
import { ClaimFailure } from './claim-failure.js';
import { useLateMeals } from './use-claims.js';

interface LateMealsProps {
  readonly claim: Claim;
  readonly onExpired: () => void;
}

/** 超期补报: meals that came too late and are in no claim. */
export function LateMeals({ claim, onExpired }: LateMealsProps) {
  const { t } = useTranslation();
  const { data, error, reload } = useLateMeals(claim.claimId, onExpired);
  const left = data?.items.filter(({ includedInClaimId }) => includedInClaimId === null) ?? [];
  return (
    <>
      <h3>{t('monthClaim.late')}</h3>
      <p className="claim-missing">
        {t('monthClaim.lateTold', { count: claim.lateMeals, amount: yuan(claim.lateFen) })}
      </p>
      <ClaimFailure error={error} onRetry={reload} />
      <ul className="claim-way">
        {left.map(({ mealId, businessDate, residentName, governmentFen, recordedOn, lateDays, limitDays }) => (
          <li key={mealId}>
            {[businessDate, residentName, yuan(governmentFen)].filter(Boolean).join(' ')}
            <p>{t('monthClaim.lateDays', { on: recordedOn, late: lateDays, limit: limitDays })}</p>
          </li>
        ))}
      </ul>
      {data && left.length < claim.lateMeals && (
        <p>{t('monthClaim.lateMore', { count: claim.lateMeals - left.length })}</p>
      )}
    </>
  );
}
