import { NetworkErrors } from '../network.errors.js';

/** Coordinate systems in use for maps of China; within 40 km of each other nothing looks wrong, so a file must say which. */
export const COORDINATE_SYSTEMS = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/**
 * What was declared, in any writing; CGCS2000 is WGS-84 to a decimetre.
 * @throws WALK_NETWORK.COORDINATES_UNDECLARED, WALK_NETWORK.COORDINATES_UNKNOWN
 */
export function readCoordinateSystem(declared: string | null | undefined): CoordinateSystem {
  if (declared == null || declared.trim() === '') throw NetworkErrors.COORDINATES_UNDECLARED();
  const name = declared.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (/^(WGS(19)?84|CGCS2000|EPSG4326|EPSG4490|CRS84)$/.test(name)) return 'WGS-84';
  if (name === 'GCJ02') return 'GCJ-02';
  if (name === 'BD09' || name === 'BD09LL') return 'BD-09';
  throw NetworkErrors.COORDINATES_UNKNOWN({ declared });
}
