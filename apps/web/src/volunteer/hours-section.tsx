import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.js';
import { useReachable } from '../operator/till/use-reachable.js';
import { StateTag } from '../shared/state-tag.js';
import type { OwnHours } from './route-contract.js';

const MINUTES = 60;

/** My hours: fetched when somebody looks, and kept nowhere. */
export function HoursSection() {
  const { t } = useTranslation();
  const reachable = useReachable();
  const [hours, setHours] = useState<OwnHours | null>(null);
  useEffect(() => {
    if (!reachable) return;
    const leaving = new AbortController();
    request<OwnHours>('/v1/own-hours', { signal: leaving.signal }).then(setHours, () => undefined);
    return () => leaving.abort();
  }, [reachable]);
  if (hours === null) return <p role="status">{t(reachable ? 'door.loading' : 'door.hoursOffline')}</p>;
  const inHours = (minutes: number): string => t('door.hours', { count: Math.round((minutes * 10) / MINUTES) / 10 });
  return (
    <section>
      <dl className="mine-sums">
        <div>
          <dt>{t('door.month')}</dt>
          <dd>{inHours(hours.monthMinutes)}</dd>
        </div>
        <div>
          <dt>{t('door.balance')}</dt>
          <dd>{inHours(hours.balanceMinutes)}</dd>
        </div>
      </dl>
      <h3>{t('door.attendances')}</h3>
      {hours.items.length === 0 && <p>{t('door.noHours')}</p>}
      <ul className="mine-rows">
        {hours.items.map(({ id, businessDate, facilityName, purpose, confirmedMinutes }) => (
          <li key={id}>
            <p>
              {businessDate} {facilityName} · {t(`door.purpose.${purpose}`)}{' '}
              {confirmedMinutes === null ? (
                <StateTag tone="warn">{t('door.unconfirmed')}</StateTag>
              ) : (
                inHours(confirmedMinutes)
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
