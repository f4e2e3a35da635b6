import fc from 'fast-check';
import { RoadCollector } from '../roads/collect-roads.js';
import type { WayKind } from '../roads/pedestrian-rules.js';
import type { Roads } from '../roads/roads.js';

const LON = 1_214_000_000;
const LAT = 296_500_000;
/** 40 by 40 places some 20 m apart: streets cross, meet, double and lie upon each other. */
const STEPS = 40;
const STEP_E7 = 2_000;

const along = fc.nat(STEPS - 1);
const place = fc.tuple(along, along);

/** Small maps with whatever can go wrong: loops, doubled ways, stairs, places on top of each other, several parts. */
export const randomRoads: fc.Arbitrary<Roads> = fc
  .record({
    places: fc.array(place, { minLength: 2, maxLength: 25, size: 'max' }),
    ways: fc.array(
      fc.record({ refs: fc.array(fc.nat(24), { minLength: 2, maxLength: 5 }), kind: fc.constantFrom<WayKind>(0, 1) }),
      { minLength: 1, maxLength: 15, size: 'max' },
    ),
  })
  .map(({ places, ways }) => {
    const roads = new RoadCollector();
    places.forEach(([x, y], id) => {
      roads.addNode({ id, lon: LON + x * STEP_E7, lat: LAT + y * STEP_E7, elevation: (7 * x + 3 * y) % 11 });
    });
    ways.forEach(({ refs, kind }, way) => {
      roads.addWay(
        way,
        kind,
        refs.map((ref) => ref % places.length),
      );
    });
    return roads.finish();
  })
  .filter(({ wayStarts }) => wayStarts.some((start, way) => start - (wayStarts[way - 1] ?? start) > 1));

/** Doors anywhere in and around such a map, some of them off it. */
export const randomDoors: fc.Arbitrary<{ readonly lon: number[]; readonly lat: number[] }> = fc
  .array(fc.tuple(fc.integer({ min: -35_000, max: 115_000 }), fc.integer({ min: -35_000, max: 115_000 })), {
    minLength: 1,
    maxLength: 20,
    size: 'max',
  })
  .map((doors) => ({ lon: doors.map(([x]) => LON + x), lat: doors.map(([, y]) => LAT + y) }));
