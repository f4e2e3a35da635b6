import '../../shared/content-texts.js';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '../../api/schema.js';
import { FactTable } from '../facilities/facts-section.js';

export type DishTrace = components['schemas']['DishTraceDto'];

/** Where the dish was served, and to whom. */
export function DishTraceResult({ trace, mayOpen }: { trace: DishTrace; mayOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const time = (at: string): string =>
    new Date(at).toLocaleTimeString(i18n.language, { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return (
    <>
      <section className="facts">
        <h2>{t('dishTrace.places')}</h2>
        <FactTable
          caption={t('dishTrace.places')}
          captionHidden
          none={t('dishTrace.none')}
          head={(['facility', 'slot', 'lines', 'cooked', 'certain', 'possible', 'anonymous'] as const).map((name) =>
            t(`dishTrace.${name}`),
          )}
          figures={[3, 4, 5, 6]}
          rows={trace.places.map((place) => ({
            id: `${place.facilityId} ${place.slot}`,
            cells: [
              ...[`${place.townName} · ${place.facilityName}`, t(`slot.${place.slot}`)],
              place.lines.length === 0 ? t('dishTrace.unplanned') : place.lines.join(t('contents.and')),
              ...[place.cookedPortions, place.certainMeals, place.possibleMeals, place.anonymousMeals],
            ],
          }))}
        />
        <p>{t('dishTrace.limits')}</p>
      </section>
      <section className="facts">
        <h2>{t('dishTrace.people')}</h2>
        {trace.isCut && <p>{t('dishTrace.cut')}</p>}
        <FactTable
          caption={t('dishTrace.people')}
          captionHidden
          none={t('dishTrace.peopleNone')}
          head={[
            ...[t('dishTrace.name'), t('dishTrace.certaintyHead'), t('dishTrace.facility'), t('dishTrace.slot')],
            ...[t('dishTrace.sold'), t('dishTrace.servedAt')],
          ]}
          rows={trace.meals.map((meal) => ({
            id: meal.mealId,
            cells: [
              <Eater key="name" meal={meal} mayOpen={mayOpen} />,
              ...[t(`dishTrace.certainty.${meal.certainty}`), meal.facilityName, t(`slot.${meal.slot}`)],
              ...[meal.lineName, time(meal.servedAt)],
            ],
          }))}
        />
      </section>
    </>
  );
}

function Eater({ meal, mayOpen }: { meal: DishTrace['meals'][number]; mayOpen: boolean }) {
  const { t } = useTranslation();
  if (meal.residentId === null) return t('dishTrace.otherTown');
  if (!mayOpen) return meal.residentName;
  return <Link to={`/residents/${meal.residentId}`}>{meal.residentName}</Link>;
}
