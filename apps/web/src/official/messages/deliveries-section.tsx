import '../facilities/facilities.css';
import '../books/books.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './delivery-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { StateTag } from '../../shared/state-tag.js';
import { useTowns } from '../../shared/use-towns.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';

type Schemas = components['schemas'];
type Delivery = Schemas['MessageDeliveryDto'];

const CHANNELS = ['mail', 'webhook'] as const satisfies readonly Delivery['channel'][];
const STATES = ['pending', 'sent', 'failed', 'cancelled'] as const satisfies readonly Delivery['state'][];
const TONES = { pending: 'warn', sent: 'good', failed: 'danger', cancelled: 'quiet' } as const;
const PAGE = 50;

/** What went out by mail and webhook to accounts of the own town or district, and what became of it. */
export function DeliveriesSection() {
  const { t } = useTranslation();
  const [channel, setChannel] = useState('');
  const [state, setState] = useState('');
  const [shown, setShown] = useState(PAGE);
  const query = useQuery({
    queryKey: ['message-deliveries', channel, state, shown],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ limit: String(shown), ...(channel && { channel }), ...(state && { state }) });
      return request<Schemas['MessageDeliveryPageDto']>(`/v1/message-deliveries?${asked}`, { signal });
    },
  });
  return (
    <>
      <p>{t('deliveries.note')}</p>
      <div className="messages-tools">
        <label className="field">
          <span>{t('deliveries.channel')}</span>
          <select className="input" value={channel} onChange={({ target }) => setChannel(target.value)}>
            <option value="">{t('deliveries.everyChannel')}</option>
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {t(`messages.channels.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('deliveries.state')}</span>
          <select className="input" value={state} onChange={({ target }) => setState(target.value)}>
            <option value="">{t('deliveries.everyState')}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`deliveries.states.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FactsSection title={t('deliveries.title')} query={query}>
        {({ items, nextCursor }) => (
          <>
            <DeliveryTable items={items} />
            {nextCursor !== null && shown < 500 && (
              <button type="button" className="button" onClick={() => setShown(Math.min(shown + PAGE, 500))}>
                {t('deliveries.more')}
              </button>
            )}
          </>
        )}
      </FactsSection>
    </>
  );
}

function DeliveryTable({ items }: { items: readonly Delivery[] }) {
  const { t } = useTranslation();
  const { data: towns } = useTowns();
  const placeOf = (code: string | null): string =>
    code === null ? t('deliveries.wholeDistrict') : (towns?.items.find((town) => town.code === code)?.name ?? code);
  return (
    <FactTable
      caption={t('deliveries.title')}
      captionHidden
      none={t('deliveries.none')}
      head={[
        ...[t('deliveries.written'), t('deliveries.about'), t('deliveries.to'), t('deliveries.channel')],
        ...[t('deliveries.state'), t('deliveries.attempts')],
      ]}
      rows={items.map((one) => ({
        id: one.id,
        cells: [
          ...[
            moment(one.createdAt),
            t(`messages.topics.${one.topic}`),
            `${t(`role.${one.role}`)} · ${placeOf(one.townCode)}`,
          ],
          ...[
            t(`messages.channels.${one.channel}`),
            <StateTag tone={TONES[one.state]}>{t(`deliveries.states.${one.state}`)}</StateTag>,
          ],
          <Attempts delivery={one} />,
        ],
      }))}
    />
  );
}

function Attempts({ delivery: { attempts, nextAt } }: { delivery: Delivery }) {
  const { t } = useTranslation();
  return (
    <ul>
      {attempts.map(({ attempt, at, code, tookMs }) => (
        <li key={attempt}>{t('deliveries.attempt', { at: moment(at), code, ms: tookMs })}</li>
      ))}
      {nextAt !== null && <li>{t('deliveries.next', { at: moment(nextAt) })}</li>}
    </ul>
  );
}
