import { isSnapped, placePoints, type EdgeIndex, type Snaps } from '@nuancan/walk-network';
import type { WorldParts } from '../world/world.js';

const E7 = 1e7;

/** Everybody and every facility put onto the network in memory: the same as once they are put there and stored. */
export function placeWorld(parts: WorldParts, index: EdgeIndex): WorldParts {
  const { people, facilities } = parts;
  const homes = placePoints(index, {
    lon: Float64Array.from(people.lon, (lon, person) => (people.hasPlace[person] === 1 ? lon / E7 : Number.NaN)),
    lat: Float64Array.from(people.lat, (lat, person) => (people.hasPlace[person] === 1 ? lat / E7 : Number.NaN)),
    coordinates: 'WGS-84',
  });
  const points = placePoints(index, {
    lon: Float64Array.from(facilities, ({ longitude }) => longitude ?? Number.NaN),
    lat: Float64Array.from(facilities, ({ latitude }) => latitude ?? Number.NaN),
    coordinates: 'WGS-84',
  });
  const problemAt = new Map(points.problems.map(({ index: at, problem }) => [at, problem]));
  return {
    ...parts,
    people: { ...people, snaps: asStored(homes.snaps) },
    facilities: facilities.map((facility, at) => ({ ...facility, problem: problemAt.get(at) ?? null })),
    facilitySnaps: asStored(points.snaps),
  };
}

/** What is off the network is stored without a place on it. */
function asStored(snaps: Snaps): Snaps {
  const or = (values: Float64Array, off: number): Float64Array =>
    Float64Array.from(values, (value, at) => (isSnapped(snaps, at) ? value : off));
  return { edge: snaps.edge, along: or(snaps.along, 0), access: or(snaps.access, Number.NaN) };
}
