import type { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';
import type { Sex } from './person-names.js';

/** Residents over sixty screened in 奉化 (product.md). */
export const DEMO_RESIDENTS = 140_105;

/** Share of each five-year group among those over sixty: roughly the seventh census of 2020 in Zhejiang, moved on. */
const AGE_GROUPS = new WeightedChoice<{ from: number; to: number; female: number }>([
  [{ from: 60, to: 64, female: 0.495 }, 27.5],
  [{ from: 65, to: 69, female: 0.5 }, 24],
  [{ from: 70, to: 74, female: 0.505 }, 20],
  [{ from: 75, to: 79, female: 0.515 }, 13],
  [{ from: 80, to: 84, female: 0.54 }, 8.2],
  [{ from: 85, to: 89, female: 0.58 }, 4.8],
  [{ from: 90, to: 94, female: 0.63 }, 1.9],
  [{ from: 95, to: 99, female: 0.68 }, 0.52],
  [{ from: 100, to: 104, female: 0.75 }, 0.05],
]);

/** Draws completed years and sex of one resident over sixty. */
export function drawAgeAndSex(random: SeededRandom): { age: number; sex: Sex } {
  const group = AGE_GROUPS.draw(random);
  const sex = random.chance(group.female) ? 'female' : 'male';
  // Within a group the younger years are the fuller ones; the very old thin out fast.
  const span = group.to - group.from + 1;
  const position = group.from >= 90 ? random.unit() ** 1.6 : random.unit() ** 1.1;
  return { age: group.from + Math.floor(position * span), sex };
}
