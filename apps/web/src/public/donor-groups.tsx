import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { yuan } from './yuan.js';

type Group = components['schemas']['DonorPageGroupDto'];

/** Where and when the money went, by place and month, with the days that are no small group. */
export function DonorGroups({ groups, isSpent }: { groups: readonly Group[]; isSpent: boolean }) {
  const { t } = useTranslation();
  const nothing = isSpent ? 'donorPage.tooFew' : 'donorPage.nothingYet';
  return (
    <section aria-labelledby="became">
      <h2 id="became">{t('donorPage.became')}</h2>
      <p className="donor-muted">{groups.length === 0 ? t(nothing) : t('donorPage.privacy')}</p>
      {groups.length > 0 && (
        <div className="donor-scroll" tabIndex={0} role="region" aria-labelledby="became">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('donorPage.place')}</th>
                <th scope="col">{t('donorPage.month')}</th>
                <th scope="col" className="figure">
                  {t('donorPage.mealCount')}
                </th>
                <th scope="col" className="figure">
                  {t('donorPage.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <Row key={`${group.facilityName} ${group.month}`} group={group} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ group: { facilityName, townName, month, meals, amountFen, days } }: { group: Group }) {
  const { t } = useTranslation();
  const amountOf = (one: Group['days'][number]) => ({ date: one.date, meals: one.meals, amount: yuan(one.amountFen) });
  return (
    <tr>
      <th scope="row">
        {facilityName === null ? t('donorPage.severalPlaces') : `${facilityName} · ${townName}`}
        {days.length > 0 && (
          <details>
            <summary>{t('donorPage.daysOf')}</summary>
            <ul>
              {days.map((one) => (
                <li key={one.date}>{t('donorPage.dayOf', amountOf(one))}</li>
              ))}
            </ul>
          </details>
        )}
      </th>
      <td>{month ?? t('donorPage.severalMonths')}</td>
      <td className="figure">{meals}</td>
      <td className="figure">{yuan(amountFen)}</td>
    </tr>
  );
}
