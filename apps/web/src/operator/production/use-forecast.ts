import { useEffect, useState } from 'react';
import { request } from '../../api/request.js';
import type { PortionForecast } from '../../production/production-contract.js';

/** What the server expects of a day; asked again whenever `asOf` is another. */
export interface Forecast {
  /** Null before the first answer of the day, and where there is none. */
  readonly forecast: PortionForecast | null;
  readonly error: unknown;
}

export function useForecast(businessDate: string, asOf: unknown): Forecast {
  const [answer, setAnswer] = useState<Forecast>({ forecast: null, error: null });
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    request<PortionForecast>(`/v1/portion-forecasts?businessDate=${businessDate}`, { signal }).then(
      (forecast) => !signal.aborted && setAnswer({ forecast, error: null }),
      (error: unknown) => !signal.aborted && setAnswer({ forecast: null, error }),
    );
    return () => ender.abort();
  }, [businessDate, asOf]);
  const forecast = answer.forecast?.businessDate === businessDate ? answer.forecast : null;
  return { forecast, error: answer.error };
}
