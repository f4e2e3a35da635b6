import { useTranslation } from 'react-i18next';
import { yuan } from '../../shared/yuan.js';
import type { FamilyMeal } from './family-contract.js';

/** Where and when the elder ate, and what the elder paid. */
export function MealsSection({ meals }: { readonly meals: readonly FamilyMeal[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="family-meals">
      <h2 id="family-meals">{t('familyPage.meals')}</h2>
      {meals.length === 0 && <p>{t('familyPage.noMeals')}</p>}
      <ul className="family-list">
        {meals.map(({ date, slot, facilityName, mode, paidFen }, at) => (
          <li key={`${date} ${slot} ${at}`}>
            <span className="family-line">
              <strong>
                {date} {t(`slot.${slot}`)}
              </strong>
              <span>{t('familyPage.paid', { yuan: yuan(paidFen) })}</span>
            </span>
            <span className="family-muted">
              {facilityName} · {t(`familyPage.mode.${mode}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
