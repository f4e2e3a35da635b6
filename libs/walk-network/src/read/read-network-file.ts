import { readCoordinateSystem } from '../crs/coordinate-system.js';
import { NetworkErrors } from '../network.errors.js';
import type { Roads } from '../roads/roads.js';
import type { GeojsonOptions } from './open-geojson.js';
import { readGeojsonRoads } from './read-geojson-roads.js';
import { readOsmPbf } from './read-osm-pbf.js';
import { readOsmXml } from './read-osm-xml.js';

const BLANK = /^[\s\uFEFF]*/;
const TOLD_BY = 64;

/**
 * Roads of a file of any form that is known, told by how it begins: `.osm.pbf`, `.osm` (both WGS-84 by definition) or GeoJSON.
 * @throws WALK_NETWORK.*
 */
export async function readNetworkFile(bytes: Uint8Array, options: GeojsonOptions = {}): Promise<Roads> {
  if (bytes.length === 0) throw NetworkErrors.TRUNCATED({ byte: 0 });
  const start = new TextDecoder().decode(bytes.subarray(0, TOLD_BY)).replace(BLANK, '');
  if (start.startsWith('{')) return readGeojsonRoads(bytes, options);
  const { coordinates } = options;
  if (coordinates !== undefined && readCoordinateSystem(coordinates) !== 'WGS-84') {
    throw NetworkErrors.COORDINATES_CONTRADICT({ declared: coordinates, found: 'OpenStreetMap (WGS-84)' });
  }
  return start.startsWith('<') ? readOsmXml([bytes]) : readOsmPbf([bytes]);
}
