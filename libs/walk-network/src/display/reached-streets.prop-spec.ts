import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineMetres, UNITS_PER_METRE } from '../geometry/haversine.js';
import { randomTown } from '../testing/random-town.js';
import { reachedStreets } from './reached-streets.js';

const PARTS = 16;
/** Points are whole 1e-7 degrees, 11 mm: a stretch of several may be off by as much at each. */
const ROUNDING_METRES = 0.05;

describe('streets within reach on random networks', () => {
  it('are every place within the limit and no other, at its cost', () => {
    let partly = 0;
    fc.assert(
      fc.property(randomTown, ({ facilities, search, most }) => {
        const sources = [...facilities.edge.keys()];
        search.fromSnaps(facilities, sources, most);
        const stretches = reachedStreets(search, most);
        const { edgeFrom, edgeTo, sizes } = search.costs.network;
        for (let edge = 0; edge < sizes.edges; edge += 1) {
          const whole = search.costs.edgeCost[edge]!;
          const its = stretches.filter((stretch) => stretch.edge === edge);
          const within = its.reduce((sum, { fromCost, toCost }) => sum + toCost - fromCost, 0);
          let sampled = 0;
          for (let part = 0; part < PARTS; part += 1) {
            const at = (whole * (part + 0.5)) / PARTS;
            const cost = Math.min(
              search.costAt(edgeFrom[edge]!) + at,
              search.costAt(edgeTo[edge]!) + whole - at,
              search.nearestOnEdge(edge, at)?.cost ?? Infinity,
            );
            if (cost <= most) sampled += 1;
          }
          // Every limit or meeting may fall between two samples.
          expect(Math.abs(within - (sampled * whole) / PARTS)).toBeLessThanOrEqual(
            (2 * its.length * whole) / PARTS + 1,
          );
          if (within > 1 && within < whole - 1) partly += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(partly).toBeGreaterThan(50);
  });

  it('are as long as their costs say, and end within the limit', () => {
    fc.assert(
      fc.property(randomTown, ({ facilities, search, most }) => {
        search.fromSnaps(facilities, [...facilities.edge.keys()], most);
        for (const { lon, lat, fromCost, toCost, owner } of reachedStreets(search, most)) {
          expect(toCost).toBeGreaterThan(fromCost);
          expect(toCost).toBeLessThanOrEqual(most);
          expect(owner).toBeLessThan(facilities.edge.length);
          const metres = lon
            .slice(1)
            .reduce(
              (sum, _, at) =>
                sum + haversineMetres({ lon: lon[at]!, lat: lat[at]! }, { lon: lon[at + 1]!, lat: lat[at + 1]! }),
              0,
            );
          // This town measures by distance: a cost is a length.
          expect(Math.abs(metres - (toCost - fromCost) / UNITS_PER_METRE)).toBeLessThan(ROUNDING_METRES);
        }
      }),
      { numRuns: 200 },
    );
  });
});
