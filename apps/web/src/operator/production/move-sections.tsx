import { useTranslation } from 'react-i18next';
import { clockNow, EntryKey } from './entry-key.js';
import { receiveForm, sendForm } from './entry-forms.js';
import type { SlotDesk } from './slot-desk.js';

/** What leaves for points, where this kitchen feeds any; what arrives here, where a kitchen sends something. */
export function MoveSections({ desk }: { desk: SlotDesk }) {
  const { production, slot } = desk;
  const tier = production.day?.tier;
  const points = production.points.filter((point) => point.slots.includes(slot));
  const sentHere = desk.entries.filter(
    ({ kind, facilityId }) => kind === 'dispatched' && facilityId !== desk.facilityId,
  );
  return (
    <>
      {tier !== 'meal_point' && <SendSection {...{ desk, points }} />}
      {(tier === 'meal_point' || sentHere.length > 0) && <ReceiveSection {...{ desk, sentHere }} />}
    </>
  );
}

function SendSection({ desk, points }: { desk: SlotDesk; points: SlotDesk['production']['points'] }) {
  const { t } = useTranslation();
  const { businessDate } = desk;
  const sent = desk.entries.filter(({ kind, facilityId }) => kind === 'dispatched' && facilityId === desk.facilityId);
  const label = t('production.step.send');
  return (
    <section className="close-section" aria-label={label}>
      <h2>{label}</h2>
      {points.length === 0 && <p>{t('production.noPoints')}</p>}
      <ul className="production-list">
        {sent.map((entry) => (
          <li key={entry.id}>
            <strong>{entry.counterpartName}</strong>
            <span>{t('production.portionsUnit', { count: entry.portions })}</span>
            <span>{entry.celsius} °C</span>
            <span className={entry.receivedPortions === entry.portions ? 'state-good' : 'state-warn'}>
              {entry.receivedPortions === null
                ? t('production.notReceived')
                : t('production.receivedOf', { count: entry.receivedPortions })}
            </span>
          </li>
        ))}
      </ul>
      {points.length > 0 && (
        <div className="close-keys">
          <EntryKey
            desk={desk}
            label={t('production.send')}
            form={() => sendForm(t, { day: businessDate, clock: clockNow() }, points)}
          />
        </div>
      )}
    </section>
  );
}

function ReceiveSection({ desk, sentHere }: { desk: SlotDesk; sentHere: SlotDesk['entries'] }) {
  const { t } = useTranslation();
  const { businessDate } = desk;
  const label = t('production.step.receive');
  return (
    <section className="close-section" aria-label={label}>
      <h2>{label}</h2>
      {sentHere.length === 0 && <p>{t('production.nothingToReceive')}</p>}
      <ul className="production-list">
        {sentHere.map((entry) => (
          <li key={entry.id}>
            <span>{t('production.from', { name: entry.facilityName, count: entry.portions })}</span>
            {entry.receivedPortions === null ? (
              <EntryKey
                desk={desk}
                label={t('production.receive')}
                form={() => receiveForm(t, { day: businessDate, clock: clockNow() }, entry)}
                main
              />
            ) : (
              <span>{t('production.receivedOf', { count: entry.receivedPortions })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
