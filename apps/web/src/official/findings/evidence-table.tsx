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
      head={[t('findings.meal.served'), t('findings.meal.person'), t('findings.meal.stake')]}
      figures={[2]}
      rows={meals.map((meal) => ({
        id: meal.mealId,
        cells: [
          <Served meal={meal} />,
          <Diner meal={meal} />,
          meal.stakeFen > 0 ? <Money amountFen={meal.stakeFen} /> : <small>{t('findings.shown')}</small>,
        ],
      }))}
    />
  );
}

function Served({ meal }: { meal: EvidenceMeal }) {
  const { t } = useTranslation();
  const { facilityId, facilityName, businessDate, servedAt, recordedAt, slot, mode } = meal;
  return (
    <div className="claim-cell">
      <Link className="finding-day" to={`/books/sheet/${facilityId}/${businessDate}`}>
        {businessDate} {moment(servedAt).slice(CLOCK_AT)}
      </Link>
      <small>
        {t(`slot.${slot as 'lunch'}`)} · {t(`mode.${mode as 'dine_in'}`)} · {facilityName}
      </small>
      <small>
        {t('findings.meal.recorded')} {moment(recordedAt)}
      </small>
    </div>
  );
}

function Diner({ meal: { residentId, residentName } }: { meal: EvidenceMeal }) {
  const { t } = useTranslation();
  if (residentId === null) return t('findings.sale');
  return <Link to={`/residents/${residentId}`}>{residentName}</Link>;
}
