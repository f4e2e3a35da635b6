import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import type { ProductionEntry, SlotForecast, Weather } from '../../production/production-contract.js';
import { newClientId } from '../store/new-client-id.js';
import type { SlotDesk } from './slot-desk.js';
import { useForecast } from './use-forecast.js';

const WEATHERS = ['fair', 'rain', 'storm', 'heat', 'cold', 'snow'] as const satisfies readonly Weather[];
const NOTES = '/v1/weather-notes';

interface ForecastLinesProps {
  readonly desk: SlotDesk;
  /** The plan that stands. */
  readonly plan: ProductionEntry | undefined;
}

/** What the slot may need, how sure that is, the weather it is reckoned with, and the key that makes it the plan. */
export function ForecastLines({ desk, plan }: ForecastLinesProps) {
  const { t, i18n } = useTranslation();
  const { production, businessDate, slot, open } = desk;
  const { forecast, error } = useForecast(businessDate, production.day);
  const told = forecast?.slots.find((one) => one.slot === slot);
  const portions = told?.state === 'forecast' ? told.portions : null;
  const takeOver = (): void => {
    const what = t('production.enter.planned');
    const clientId = newClientId(new Date());
    void production.keep({
      clientId,
      path: '/v1/production-entries',
      label: `${businessDate} ${t(`slot.${slot}`)} · ${what}`,
      body: {
        ...{ clientId, businessDate, slot, kind: 'planned', portions },
        ...(plan && { replacesId: plan.id }),
      },
    });
  };
  return (
    <div className="production-forecast" role="group" aria-label={t('production.forecast.title')}>
      {told && <Told told={told} />}
      {!forecast && (
        <p role="status">
          {error === null
            ? t('production.forecast.loading')
            : describeError(error, { language: i18n.language, noAnswer: t('production.forecast.noAnswer') })}
        </p>
      )}
      {open && (
        <div className="close-keys">
          <WeatherField desk={desk} noted={forecast?.weather ?? null} />
          {portions !== null && portions !== plan?.portions && (
            <button type="button" className="button" onClick={takeOver}>
              {t('production.forecast.takeOver', { portions })}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Told({ told }: { told: SlotForecast }) {
  const { t } = useTranslation();
  const { state, days, leastDays, portions, atPoints, least, most, error, unlearnt } = told;
  if (state === 'closed') return <p>{t('production.forecast.closed')}</p>;
  if (state === 'not_enough_days') return <p>{t('production.forecast.notEnough', { days, least: leastDays })}</p>;
  return (
    <>
      <p>
        <strong>{t('production.forecast.portions', { portions })}</strong>
        {(atPoints ?? 0) > 0 && <span> {t('production.forecast.atPoints', { portions: atPoints })}</span>}
        <span>
          {' '}
          {least === null ? t('production.forecast.noRange') : t('production.forecast.range', { least, most })}
        </span>
      </p>
      {error && (
        <p className="production-aside">
          {t('production.forecast.error', { days: error.days, mean: error.meanPortions })}
          {error.lastWeekPortions !== null && t('production.forecast.lastWeek', { mean: error.lastWeekPortions })}
        </p>
      )}
      {unlearnt.map((name) => (
        <p key={name} className="production-aside">
          {t(`production.forecast.unlearnt.${name}`)}
        </p>
      ))}
    </>
  );
}

function WeatherField({ desk, noted }: { desk: SlotDesk; noted: Weather | null }) {
  const { t } = useTranslation();
  const { production, businessDate } = desk;
  const kept = production.waiting.findLast(
    ({ path, body }) => path === NOTES && (JSON.parse(body) as { businessDate: string }).businessDate === businessDate,
  );
  const shown = kept ? (JSON.parse(kept.body) as { weather: Weather }).weather : noted;
  const note = (weather: string): void => {
    if (weather === '') return;
    const clientId = newClientId(new Date());
    void production.keep({
      clientId,
      path: NOTES,
      label: `${businessDate} · ${t('production.forecast.weather')}: ${t(`production.forecast.weathers.${weather as Weather}`)}`,
      body: { clientId, businessDate, weather },
    });
  };
  return (
    <label className="field">
      <span>{t('production.forecast.weather')}</span>
      <select className="input" value={shown ?? ''} onChange={({ target }) => note(target.value)}>
        {shown === null && <option value="">{t('production.forecast.notNoted')}</option>}
        {WEATHERS.map((weather) => (
          <option key={weather} value={weather}>
            {t(`production.forecast.weathers.${weather}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
