import { useTranslation } from 'react-i18next';
import type { FamilyDelivery, FamilyStandingOrder } from './family-contract.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface DeliveriesSectionProps {
  readonly deliveries: readonly FamilyDelivery[];
  readonly standingOrders: readonly FamilyStandingOrder[];
  readonly today: string;
}

/** What is brought, today first, with what became of it; and what goes on until further notice. */
export function DeliveriesSection({ deliveries, standingOrders, today }: DeliveriesSectionProps) {
  const { t } = useTranslation();
  const now = deliveries.filter(({ date }) => date === today);
  const coming = deliveries.filter(({ date }) => date > today).reverse();
  const past = deliveries.filter(({ date }) => date < today);
  return (
    <section aria-labelledby="family-deliveries">
      <h2 id="family-deliveries">{t('familyPage.deliveries')}</h2>
      {deliveries.length === 0 && <p>{t('familyPage.noDeliveries')}</p>}
      <ul className="family-list">
        {[...now, ...coming, ...past].map((delivery) => (
          <DeliveryRow key={`${delivery.date} ${delivery.slot} ${delivery.state}`} {...{ delivery, today }} />
        ))}
      </ul>
      {standingOrders.length > 0 && <h3>{t('familyPage.standing')}</h3>}
      <ul className="family-list">
        {standingOrders.map((order) => (
          <StandingRow key={`${order.facilityId} ${order.slot} ${order.weekdays.join('')}`} order={order} />
        ))}
      </ul>
    </section>
  );
}

function DeliveryRow({ delivery, today }: { readonly delivery: FamilyDelivery; readonly today: string }) {
  const { t, i18n } = useTranslation();
  const { date, slot, state, cancelled, handover, at } = delivery;
  const time =
    at === null || state !== 'delivered'
      ? null
      : new Date(at).toLocaleTimeString(i18n.language, { timeZone: 'Asia/Shanghai', timeStyle: 'short' });
  const more = [
    cancelled === null ? null : t(`familyPage.cancelled.${cancelled}`),
    handover === null ? null : t(`familyPage.handover.${handover}`),
    time,
  ].filter((text) => text !== null && text !== '');
  return (
    <li className={date === today ? 'family-today' : undefined}>
      <span className="family-line">
        <strong>
          {date === today ? t('familyPage.today') : date} {t(`slot.${slot}`)}
        </strong>
        <span className="family-muted">{delivery.facilityName}</span>
      </span>
      <span>{[t(`familyPage.state.${state}`), ...more].join(' · ')}</span>
    </li>
  );
}

function StandingRow({ order }: { readonly order: FamilyStandingOrder }) {
  const { t } = useTranslation();
  const { slot, weekdays, facilityName, pauses } = order;
  const days =
    weekdays.length === WEEKDAYS.length
      ? t('familyPage.everyDay')
      : WEEKDAYS.flatMap((name, at) => (weekdays.includes(at + 1) ? [t(`familyPage.weekday.${name}`)] : [])).join(' ');
  return (
    <li>
      <span>{t('familyPage.standingOf', { slot: t(`slot.${slot}`), days, place: facilityName })}</span>
      {pauses.map(({ from, to }) => (
        <strong key={`${from} ${to}`}>{t('familyPage.pausedOf', { from, to })}</strong>
      ))}
    </li>
  );
}
