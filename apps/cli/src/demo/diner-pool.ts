import type { DemoFacility } from './generate-facilities.js';
import type { DemoGrade } from './generate-entitlements.js';
import type { DemoResident } from './generate-residents.js';
import type { DemoVillage } from './generate-villages.js';
import { metresBetween } from './place-around.js';
import type { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';

/** Half as many come from every 700 metres further away. */
const HALVING_METRES = 700;

interface Inhabitants {
  readonly village: DemoVillage;
  /** Residents of a village stand together in the list. */
  readonly firstIndex: number;
}

/** Who may turn up at a facility: mostly older residents of near villages. Drawing changes only the given stream. */
export class DinerPool {
  private readonly inhabitants: Inhabitants[] = [];
  private readonly near = new Map<DemoFacility, WeightedChoice<Inhabitants>>();
  private readonly dependent: ReadonlySet<number>;

  constructor(
    private readonly residents: readonly DemoResident[],
    grades: readonly DemoGrade[],
  ) {
    residents.forEach(({ village }, index) => {
      if (this.inhabitants.at(-1)?.village !== village) this.inhabitants.push({ village, firstIndex: index });
    });
    this.dependent = new Set(
      grades
        .filter(({ grade, validTo }) => validTo === null && (grade === 'severe' || grade === 'total'))
        .map(({ residentIndex }) => residentIndex),
    );
  }

  /** Whether somebody must bring the meal: severe or total on the capability scale. */
  cannotCome(residentIndex: number): boolean {
    return this.dependent.has(residentIndex);
  }

  /** Index of a resident of the facility's surroundings. */
  drawNear(random: SeededRandom, facility: DemoFacility): number {
    let choice = this.near.get(facility);
    if (!choice) this.near.set(facility, (choice = this.surroundings(facility)));
    return this.drawOlder(random, choice.draw(random));
  }

  /** Index of a resident of anywhere in the district: a guest from another town. */
  drawAnywhere(random: SeededRandom): number {
    return Math.floor(random.unit() * this.residents.length);
  }

  private surroundings(facility: DemoFacility): WeightedChoice<Inhabitants> {
    const own = this.inhabitants.filter(({ village }) => village.townCode === facility.village.townCode);
    return new WeightedChoice(
      own.map((entry) => [
        entry,
        entry.village.residents * 2 ** (-metresBetween(entry.village, facility) / HALVING_METRES),
      ]),
    );
  }

  private drawOlder(random: SeededRandom, { village, firstIndex }: Inhabitants): number {
    // Bounded: the last draw is taken whoever it is.
    for (let tries = 0; tries < 8; tries += 1) {
      const index = firstIndex + Math.floor(random.unit() * village.residents);
      if (random.chance(appetite(this.residents[index]!.age))) return index;
    }
    return firstIndex + Math.floor(random.unit() * village.residents);
  }
}

/** How likely somebody of that age is to use a canteen at all, relative to the others. */
function appetite(age: number): number {
  if (age < 70) return 0.22;
  if (age < 80) return 0.7;
  return age < 95 ? 1 : 0.5;
}
