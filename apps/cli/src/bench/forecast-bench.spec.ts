import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { FORECAST_GOAL, measureForecast } from './forecast-bench.js';

describe('the forecast on held-back weeks of the demo district', () => {
  it('beats last week’s same day by a tenth, and tells ranges that hold', () => {
    const asked = { today: parseBusinessDate('2026-11-02'), seed: 11, scale: 0.1, isLong: false };
    const [demo] = measureForecast(() => undefined, asked);
    expect(demo?.better).toBeGreaterThan(FORECAST_GOAL);
    expect(demo?.reached).toBe(true);
    expect(demo?.within).toBeGreaterThan(0.75);
  });
});
