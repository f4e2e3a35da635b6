import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { GardenForecast } from './garden-contract.js';
import { kilograms } from './kilograms.js';

/** What the coming three times ten days may bring; says plainly where too little is known. */
export function ForecastSection({ changes }: { changes: number }) {
  const { t } = useTranslation();
  const [forecast, setForecast] = useState<GardenForecast | null>(null);
  useEffect(() => {
    const ender = new AbortController();
    request<GardenForecast>('/v1/garden/forecast', { signal: ender.signal }).then(setForecast, () => undefined);
    return () => ender.abort();
  }, [changes]);
  if (forecast === null) return null;
  return (
    <section className="garden-section" aria-label={t('garden.forecast')}>
      <h2>{t('garden.forecast')}</h2>
      {forecast.items.length === 0 ? (
        <p>{t('garden.noForecast')}</p>
      ) : (
        <>
          <p>{t('garden.forecastText')}</p>
          <dl className="garden-forecast">
            {forecast.items.map(({ crop, periods }) => (
              <div key={crop}>
                <dt>{crop}</dt>
                {periods.length === 0 ? (
                  <dd>{t('garden.tooLittle')}</dd>
                ) : (
                  periods.map((period) => (
                    <dd key={period.from}>
                      {t('garden.tenDays', { day: period.from })}：
                      {t('garden.between', {
                        least: kilograms(period.leastGrams),
                        most: kilograms(period.mostGrams),
                        about: kilograms(period.grams),
                      })}
                      （{t(`garden.basis.${period.basis}`)}）
                    </dd>
                  ))
                )}
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
