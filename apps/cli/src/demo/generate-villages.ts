import { DEMO_TOWNS, type DivisionVillage } from './fenghua-divisions.js';
import { placeAround, type Place } from './place-around.js';
import { SeededRandom } from './seeded-random.js';
import { shareOut } from './share-out.js';
import { TOWN_GEOGRAPHY } from './town-geography.js';

export interface DemoVillage extends Place {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  /** How many residents over sixty live here. */
  readonly residents: number;
}

/** Real codes and names, invented places and sizes; communities (社区) are bigger than villages, farms tiny. */
export function generateVillages({ seed, residents }: { seed: number; residents: number }): DemoVillage[] {
  const random = SeededRandom.stream(seed, 'villages');
  const perTown = shareOut(
    residents,
    DEMO_TOWNS.map((town) => TOWN_GEOGRAPHY[town.code]!.weight),
  );
  return DEMO_TOWNS.flatMap((town, at) => {
    const geography = TOWN_GEOGRAPHY[town.code]!;
    const sizes = shareOut(
      perTown[at]!,
      town.villages.map((village) => sizeOf(random, village)),
    );
    return town.villages.map((village, index) => ({
      ...village,
      townCode: town.code,
      ...placeAround(random, { centre: geography, radiusMetres: geography.radiusMetres }),
      residents: sizes[index]!,
    }));
  });
}

function sizeOf(random: SeededRandom, { name }: DivisionVillage): number {
  const spread = Math.exp(random.normal({ mean: 0, deviation: 0.45 }));
  if (name.endsWith('生活区')) return 0.06 * spread;
  return (name.endsWith('村委会') ? 1 : 2.1) * spread;
}
