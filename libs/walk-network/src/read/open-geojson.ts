import { readCoordinateSystem, type CoordinateSystem } from '../crs/coordinate-system.js';
import { toWgs84, type Place } from '../crs/to-wgs84.js';
import { NetworkErrors } from '../network.errors.js';

/** How a GeoJSON file is to be read. */
export interface GeojsonOptions {
  /** The declared coordinate system; a `crs` member of the file declares it, too. */
  readonly coordinates?: string | undefined;
}

/** What a file has of one thing, unchecked. */
export interface GeojsonFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** A file that is GeoJSON of a declared system; its features are not checked yet. */
export interface GeojsonFile {
  readonly features: readonly (GeojsonFeature | null)[];
  /** WGS-84 of a position. @throws WALK_NETWORK.CORRUPT, .SWAPPED, .NOT_DEGREES */
  placeOf(position: unknown): Place;
}

/** A road authority's file; larger ones are cut by district. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * Opens a GeoJSON file: a collection or one feature.
 * @throws WALK_NETWORK.COORDINATES_UNDECLARED, .COORDINATES_UNKNOWN, .COORDINATES_CONTRADICT, .CORRUPT, .TOO_LARGE
 */
export function openGeojson(bytes: Uint8Array, { coordinates }: GeojsonOptions): GeojsonFile {
  const file = parsed(bytes);
  const system = declaredSystem(coordinates, file);
  const features = file['type'] === 'FeatureCollection' ? file['features'] : [file];
  if (!Array.isArray(features)) throw NetworkErrors.CORRUPT({ what: 'no features' });
  return { features: features as (GeojsonFeature | null)[], placeOf: (position) => placeOf(position, system) };
}

function placeOf(position: unknown, system: CoordinateSystem): Place {
  if (!Array.isArray(position) || !position.slice(0, 2).every(Number.isFinite) || position.length < 2) {
    throw NetworkErrors.CORRUPT({ what: `position ${JSON.stringify(position)}` });
  }
  const [lon, lat] = position as [number, number];
  checkDegrees(lon, lat);
  return toWgs84({ lon, lat }, system);
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

function checkDegrees(lon: number, lat: number): void {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return;
  if (Math.abs(lat) <= 180 && Math.abs(lon) <= 90) throw NetworkErrors.SWAPPED({ lon, lat });
  throw NetworkErrors.NOT_DEGREES({ lon, lat });
}
