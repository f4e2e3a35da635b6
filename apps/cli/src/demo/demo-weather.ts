import type { Weather } from '@nuancan/canteen';
import type { BusinessDate } from '@nuancan/kernel';
import { SeededRandom } from './seeded-random.js';

type Chance = readonly [weather: Weather, chance: number];

/** Of the coast of Zhejiang, by month: what a day has beside fair weather. */
const WINTER: readonly Chance[] = [
  ['cold', 0.2],
  ['rain', 0.26],
  ['snow', 0.02],
];
const MILD: readonly Chance[] = [['rain', 0.34]];
const SUMMER: readonly Chance[] = [
  ['heat', 0.42],
  ['rain', 0.2],
  ['storm', 0.05],
];
const AUTUMN: readonly Chance[] = [
  ['rain', 0.26],
  ['storm', 0.02],
];
const BY_MONTH = [...[WINTER, WINTER, MILD, MILD, MILD, MILD], ...[SUMMER, SUMMER, AUTUMN, AUTUMN, MILD, WINTER]];
/** How many come beside a fair day. */
const COMING: Readonly<Record<Weather, number>> = {
  fair: 1,
  rain: 0.93,
  storm: 0.72,
  heat: 0.95,
  cold: 0.94,
  snow: 0.8,
};
/** Of ten forecasts of the day before, so many turn out right. */
const FORECAST_RIGHT = 0.85;

/** The weather of a day in the demo district, and how it was forecast the day before: the same for every caller. */
export function demoWeatherOn(date: BusinessDate, seed: number): { was: Weather; foreseen: Weather; coming: number } {
  const random = SeededRandom.stream(seed, `weather ${date}`);
  const was = draw(random, date);
  const other = draw(random, date);
  return { was, foreseen: random.chance(FORECAST_RIGHT) ? was : other, coming: COMING[was] };
}

function draw(random: SeededRandom, date: BusinessDate): Weather {
  let left = random.unit();
  for (const [weather, chance] of BY_MONTH[Number(date.slice(5, 7)) - 1] ?? []) {
    if (left < chance) return weather;
    left -= chance;
  }
  return 'fair';
}
