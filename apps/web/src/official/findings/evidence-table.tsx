import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import type { EvidenceMeal } from './finding-contract.js';

const CLOCK_AT = 11;

/** The meals that show it, side by side, each with the way to its day and its diner; names masked. */
export function EvidenceTable({ meals }: { meals: readonly EvidenceMeal[] }) {
  const { t } = useTranslation();
  if (meals.length === 0) return null;
  return (
    <FactTable
      caption={t('findings.evidence')}
      none=""
      head={[t('findings.meal.day'), t('findings.meal.person'), t('findings.meal.served'), t('findings.meal.stake')]}
      figures={[3]}
      rows={meals.map((meal) => ({
        id: meal.mealId,
        cells: [
          <div className="claim-cell">
            <Link to={`/books/sheet/${meal.facilityId}/${meal.businessDate}`}>{meal.businessDate}</Link>
            <small>{meal.facilityName}</small>
          </div>,
          <Diner meal={meal} />,
          <div className="claim-cell">
            <span>
              {moment(meal.servedAt).slice(CLOCK_AT)} {t(`slot.${meal.slot as 'lunch'}`)}
            </span>
            <small>{t(`mode.${meal.mode as 'dine_in'}`)}</small>
            <small>
              {t('findings.meal.recorded')} {moment(meal.recordedAt)}
            </small>
          </div>,
          meal.stakeFen > 0 ? <Money amountFen={meal.stakeFen} /> : <small>{t('findings.shown')}</small>,
        ],
      }))}
    />
  );
}

function Diner({ meal: { residentId, residentName, tierCode } }: { meal: EvidenceMeal }) {
  const { t } = useTranslation();
  if (residentId === null) return t('findings.sale');
  return (
    <div className="claim-cell">
      <Link to={`/residents/${residentId}`}>{residentName}</Link>
      {tierCode !== null && <small>{tierCode}</small>}
    </div>
  );
}
