import type { FunderShare } from '@nuancan/five-ones';
import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';

/** Who pays the benefit, in the order in which the shares are filled, and where a share is dropped. */
export function FunderTable({ funders }: { funders: readonly FunderShare[] }) {
  const { t } = useTranslation();
  const paid = (travels: boolean): string => t(travels ? 'policies.stillPaid' : 'policies.dropped');
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('policies.funders')}>
      <table className="policy-funders">
        <thead>
          <tr>
            <th scope="col">{t('policies.funder')}</th>
            <th scope="col" className="number">
              {t('policies.shareYuan')}
            </th>
            <th scope="col">{t('policies.otherTown')}</th>
            <th scope="col">{t('policies.otherDistrict')}</th>
          </tr>
        </thead>
        <tbody>
          {funders.map(({ funder, amountFen, travels }) => (
            <tr key={funder}>
              <th scope="row">{t(`policies.funderName.${funder}`)}</th>
              <td className="number">{amountFen === 'rest' ? t('policies.rest') : <Money amountFen={amountFen} />}</td>
              <td>{paid(travels.otherTown)}</td>
              <td>{paid(travels.otherDistrict)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
