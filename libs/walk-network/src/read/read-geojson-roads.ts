import { readCoordinateSystem, type CoordinateSystem } from '../crs/coordinate-system.js';
import { toWgs84 } from '../crs/to-wgs84.js';
import { toE7 } from '../geometry/degrees.js';
import { NetworkErrors } from '../network.errors.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { walkingKind } from '../roads/pedestrian-rules.js';
import type { Roads } from '../roads/roads.js';

/** How a GeoJSON file is to be read. */
export interface GeojsonOptions {
  /** The declared coordinate system; a `crs` member of the file declares it, too. */
  readonly coordinates?: string | undefined;
}

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** A road authority's file; larger ones are cut by district. */
const MOST_BYTES = 400 * 1024 * 1024;
/** Of roads without a `highway` of their own: whatever a district's road file has is walked. */
const PLAIN_ROAD = 'road';

/**
 * Roads from LineStrings and MultiLineStrings. Lines meet where they share a coordinate (to 1e-7 degrees after conversion):
 * lines that merely cross do not, one may be a bridge. Tags of OpenStreetMap among the properties count; a third
 * coordinate is the elevation in metres. What is no line is left out.
 * @throws WALK_NETWORK.COORDINATES_UNDECLARED, .COORDINATES_UNKNOWN, .COORDINATES_CONTRADICT, .SWAPPED, .NOT_DEGREES, .CORRUPT, .EMPTY
 */
export function readGeojsonRoads(bytes: Uint8Array, { coordinates }: GeojsonOptions): Roads {
  const file = parsed(bytes);
  const system = declaredSystem(coordinates, file);
  const places = new PlaceNodes(system);
  const features = file['type'] === 'FeatureCollection' ? file['features'] : [file];
  if (!Array.isArray(features)) throw NetworkErrors.CORRUPT({ what: 'no features' });
  let way = 0;
  for (const feature of features as (Feature | null)[]) {
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

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  if (bytes.length > MOST_BYTES) throw NetworkErrors.TOO_LARGE({ what: 'bytes of GeoJSON', most: MOST_BYTES });
  try {
    const file: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof file === 'object' && file !== null) return file as Record<string, unknown>;
  } catch (error) {
    throw NetworkErrors.CORRUPT({ what: error instanceof Error ? error.message : 'not JSON' });
  }
  throw NetworkErrors.CORRUPT({ what: 'no GeoJSON object' });
}

/** GeoJSON is WGS-84 by its standard (RFC 7946), but files of Chinese map makers are not, and do not say so: silence declares nothing. */
function declaredSystem(declared: string | undefined, file: Readonly<Record<string, unknown>>): CoordinateSystem {
  const crs = file['crs'] as { readonly properties?: { readonly name?: unknown } } | null | undefined;
  const name = crs?.properties?.name;
  const found = typeof name === 'string' ? readCoordinateSystem(shortName(name)) : undefined;
  if (declared === undefined && found !== undefined) return found;
  const system = readCoordinateSystem(declared);
  if (found !== undefined && found !== system) {
    throw NetworkErrors.COORDINATES_CONTRADICT({ declared: system, found: String(name) });
  }
  return system;
}

/** `EPSG:4490` of `urn:ogc:def:crs:EPSG::4490`, `CRS84` of `urn:ogc:def:crs:OGC:1.3:CRS84`. */
function shortName(name: string): string {
  const last = name.split(':').at(-1) ?? '';
  return /^\d+$/.test(last) ? `EPSG:${last}` : last;
}

function tagsOf(properties: Readonly<Record<string, unknown>> | null | undefined): Map<string, string> {
  const tags = new Map<string, string>([['highway', PLAIN_ROAD]]);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (typeof value === 'string' && value !== '') tags.set(key, value);
  }
  return tags;
}

function linesOf(geometry: Feature['geometry']): readonly unknown[][] {
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

  constructor(private readonly system: CoordinateSystem) {}

  nodeAt(position: unknown): number {
    if (!Array.isArray(position) || !position.slice(0, 2).every(Number.isFinite) || position.length < 2) {
      throw NetworkErrors.CORRUPT({ what: `position ${JSON.stringify(position)}` });
    }
    const [lon, lat, elevation] = position as [number, number, unknown?];
    checkDegrees(lon, lat);
    const place = toWgs84({ lon, lat }, this.system);
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

function checkDegrees(lon: number, lat: number): void {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return;
  if (Math.abs(lat) <= 180 && Math.abs(lon) <= 90) throw NetworkErrors.SWAPPED({ lon, lat });
  throw NetworkErrors.NOT_DEGREES({ lon, lat });
}
