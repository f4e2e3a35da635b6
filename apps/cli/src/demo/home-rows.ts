import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoStreets } from './generate-streets.js';
import { placeAround, type Place } from './place-around.js';
import { SeededRandom } from './seeded-random.js';

/** Where the people of the demo live. */
export const HOMES: CopyTarget = {
  table: 'registry.resident_addresses',
  columns: ['resident_id', 'district_code', 'town_code', 'label', 'line', 'longitude', 'latitude', 'located'],
};

/** Of whom the register knows the village only, and of whom nothing. */
const VILLAGE_ONLY = 0.06;
const NOWHERE = 0.015;
/** Live by themselves between the villages, some of them far from every way. */
const OUTSIDE = 0.02;
const OUTSIDE_METRES = 1200;
const BESIDE_METRES = { from: 4, to: 28 };
const METRES_PER_DEGREE = 111_320;

/** A home for each resident but those named: beside a lane of the village, outside it, or not well known. */
export function* homeRows(
  { residents }: DemoDistrict,
  {
    seed,
    streets,
    except,
  }: { readonly seed: number; readonly streets: DemoStreets; readonly except: ReadonlySet<string> },
): Generator<CopyValue[]> {
  const random = SeededRandom.stream(seed, 'homes');
  for (const { id, village } of residents) {
    const line = `${village.name} ${random.between({ from: 1, to: 180 })} 号（演示）`;
    const drawn = random.unit();
    const home = placeOf(random, drawn, { village, lanes: streets.lanesOf.get(village.code) ?? [] });
    if (except.has(id)) continue;
    const { longitude = null, latitude = null, located } = home;
    yield [id, DEMO_DISTRICT.code, village.townCode, 'home', line, longitude, latitude, located];
  }
}

interface Home extends Partial<Place> {
  readonly located: 'exact' | 'village' | 'none';
}

function placeOf(
  random: SeededRandom,
  drawn: number,
  { village, lanes }: { readonly village: Place; readonly lanes: readonly (readonly Place[])[] },
): Home {
  if (drawn < NOWHERE) return { located: 'none' };
  if (drawn < NOWHERE + VILLAGE_ONLY) {
    return { longitude: village.longitude, latitude: village.latitude, located: 'village' };
  }
  if (drawn < NOWHERE + VILLAGE_ONLY + OUTSIDE || lanes.length === 0) {
    return { ...placeAround(random, { centre: village, radiusMetres: OUTSIDE_METRES }), located: 'exact' };
  }
  const [from, to] = random.pick(lanes) as [Place, Place];
  const share = random.unit();
  const metres = random.between(BESIDE_METRES) * (random.chance(0.5) ? 1 : -1);
  const [east, north] = [to.longitude - from.longitude, to.latitude - from.latitude];
  const length = Math.hypot(east, north);
  return {
    longitude: rounded(from.longitude + share * east - (metres * north) / length / METRES_PER_DEGREE),
    latitude: rounded(from.latitude + share * north + (metres * east) / length / METRES_PER_DEGREE),
    located: 'exact',
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
