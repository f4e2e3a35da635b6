import { toE7 } from '../geometry/degrees.js';
import { NetworkErrors } from '../network.errors.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { walkingKind } from '../roads/pedestrian-rules.js';
import type { Roads } from '../roads/roads.js';
import { openGeojson, type GeojsonFeature, type GeojsonFile, type GeojsonOptions } from './open-geojson.js';

/** Of roads without a `highway` of their own: whatever a district's road file has is walked. */
const PLAIN_ROAD = 'road';

/**
 * Roads from LineStrings and MultiLineStrings. Lines meet where they share a coordinate (to 1e-7 degrees after conversion):
 * lines that merely cross do not, one may be a bridge. Tags of OpenStreetMap among the properties count; a third
 * coordinate is the elevation in metres. What is no line is left out.
 * @throws WALK_NETWORK.COORDINATES_UNDECLARED, .COORDINATES_UNKNOWN, .COORDINATES_CONTRADICT, .SWAPPED, .NOT_DEGREES, .CORRUPT, .EMPTY
 */
export function readGeojsonRoads(bytes: Uint8Array, options: GeojsonOptions): Roads {
  const file = openGeojson(bytes, options);
  const places = new PlaceNodes(file);
  let way = 0;
  for (const feature of file.features) {
    const kind = walkingKind(tagsOf(feature?.properties));
    if (kind === null) continue;
    for (const line of linesOf(feature?.geometry)) {
      way += 1;
      places.roads.addWay(
        way,
        kind,
        line.map((position) => places.nodeAt(position)),
      );
    }
  }
  return places.roads.finish();
}

function tagsOf(properties: Readonly<Record<string, unknown>> | null | undefined): Map<string, string> {
  const tags = new Map<string, string>([['highway', PLAIN_ROAD]]);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (typeof value === 'string' && value !== '') tags.set(key, value);
  }
  return tags;
}

function linesOf(geometry: GeojsonFeature['geometry']): readonly unknown[][] {
  const { type, coordinates } = geometry ?? {};
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : [];
  if (!Array.isArray(lines) || !lines.every((line): line is unknown[] => Array.isArray(line))) {
    throw NetworkErrors.CORRUPT({ what: 'a line without coordinates' });
  }
  return lines;
}

/** Gives each place one number: where two lines have it, they meet. */
class PlaceNodes {
  readonly roads = new RoadCollector();
  private readonly known = new Map<string, number>();

  constructor(private readonly file: GeojsonFile) {}

  nodeAt(position: unknown): number {
    const place = this.file.placeOf(position);
    const elevation: unknown = (position as unknown[])[2];
    const node = { lon: toE7(place.lon), lat: toE7(place.lat) };
    const key = `${node.lon},${node.lat}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = this.known.size + 1;
    this.known.set(key, id);
    this.roads.addNode({ id, ...node, elevation: typeof elevation === 'number' ? elevation : undefined });
    return id;
  }
}
