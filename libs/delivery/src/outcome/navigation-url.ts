import { fromWgs84 } from '@nuancan/walk-network';

const DIGITS = 6;

/** A door as a link needs it, in WGS-84. */
export interface DoorPlace {
  readonly labelNo: number;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/**
 * Walking directions to a door in the map app that phones here have (its URI API). The link leaves the installation, so it says
 * the number of the box and not who lives there. Pure.
 */
export function navigationUrl({ labelNo, longitude, latitude }: DoorPlace): string | null {
  if (longitude === null || latitude === null) return null;
  const { lon, lat } = fromWgs84({ lon: longitude, lat: latitude }, 'GCJ-02');
  const to = `${lon.toFixed(DIGITS)},${lat.toFixed(DIGITS)},${labelNo}`;
  const asked = new URLSearchParams({ to, mode: 'walk', callnative: '1', src: 'nuancan' });
  return `https://uri.amap.com/navigation?${asked.toString()}`;
}
