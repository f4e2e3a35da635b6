import { useTranslation } from 'react-i18next';
import { yuan } from '../../shared/yuan.js';
import type { ClaimRow } from './claim-contract.js';
import { useTakenBack } from './use-claims.js';

/** What was taken back of a month after its approval, and whether it is netted already; nothing where nothing was. */
export function TakenBack({ row, onExpired }: { row: ClaimRow; onExpired: () => void }) {
  const { t } = useTranslation();
  const { data } = useTakenBack(row, onExpired);
  if (!data) return null;
  const { withheldFen, nettedFen, owedFen } = data;
  const sumFen = withheldFen + nettedFen + owedFen;
  if (sumFen === 0) return null;
  return (
    <>
      <h3>{t('monthClaim.takenBack', { amount: yuan(sumFen) })}</h3>
      <p>
        {withheldFen > 0 && t('monthClaim.withheld', { amount: yuan(withheldFen) })}{' '}
        {nettedFen > 0 && t('monthClaim.netted', { amount: yuan(nettedFen) })}{' '}
        {owedFen > 0 && t('monthClaim.owed', { amount: yuan(owedFen) })}
      </p>
    </>
  );
}
