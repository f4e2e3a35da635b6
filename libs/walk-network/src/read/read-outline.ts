import { toE7 } from '../geometry/degrees.js';
import type { PlaceE7 } from '../geometry/haversine.js';
import { NetworkErrors } from '../network.errors.js';
import { openGeojson, type GeojsonFeature, type GeojsonOptions } from './open-geojson.js';

/** An area as closed rings in 1e-7 degrees; what an odd number of rings surrounds is inside, so holes are rings, too. */
export interface Outline {
  readonly rings: readonly (readonly PlaceE7[])[];
}

const LEAST_OF_RING = 4;
const MOST_CORNERS = 1_000_000;

/**
 * The outline of a district from the Polygons and MultiPolygons of a GeoJSON file: a collection, a feature or a bare geometry.
 * @throws WALK_NETWORK.OUTLINE where there is none, and what `openGeojson` throws
 */
export function readOutline(bytes: Uint8Array, options: GeojsonOptions): Outline {
  const file = openGeojson(bytes, options);
  const rings = file.features.flatMap((feature) =>
    ringsOf(feature).map((ring) => {
      if (!Array.isArray(ring) || ring.length < LEAST_OF_RING)
        throw NetworkErrors.OUTLINE({ what: 'a ring of no area' });
      const places = ring.map((position): PlaceE7 => {
        const { lon, lat } = file.placeOf(position);
        return { lon: toE7(lon), lat: toE7(lat) };
      });
      const [first, last] = [places[0]!, places.at(-1)!];
      if (first.lon !== last.lon || first.lat !== last.lat)
        throw NetworkErrors.OUTLINE({ what: 'a ring that is not closed' });
      return places;
    }),
  );
  if (rings.length === 0) throw NetworkErrors.OUTLINE({ what: 'none' });
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS) {
    throw NetworkErrors.TOO_LARGE({ what: 'corners', most: MOST_CORNERS });
  }
  return { rings };
}

function ringsOf(feature: GeojsonFeature | null): readonly unknown[] {
  const { type, coordinates } = feature?.geometry ?? (feature as GeojsonFeature['geometry']) ?? {};
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw NetworkErrors.OUTLINE({ what: String(type) });
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || !polygons.every((rings): rings is unknown[] => Array.isArray(rings))) {
    throw NetworkErrors.OUTLINE({ what: `${type} without coordinates` });
  }
  return polygons.flat();
}
