import type { CoordinateSystem } from './coordinate-system.js';

/** A place in degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Krasovsky's ellipsoid, which the offset of GCJ-02 is computed on. */
const AXIS_METRES = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;
const BAIDU_ANGLE = (Math.PI * 3000) / 180;
/** The offset is smooth: a few rounds bring the inverse below 1e-11 degrees. */
const MOST_ROUNDS = 12;
const EXACT_DEGREES = 1e-11;

/** WGS-84 of a place in a declared system, exact to well below 1 mm. */
export function toWgs84(place: Place, system: CoordinateSystem): Place {
  if (system === 'WGS-84') return place;
  return gcj02ToWgs84(system === 'BD-09' ? bd09ToGcj02(place) : place);
}

/** A place in another system of a place in WGS-84: what maps of that system expect. */
export function fromWgs84(place: Place, system: CoordinateSystem): Place {
  if (system === 'WGS-84') return place;
  const gcj = wgs84ToGcj02(place);
  return system === 'BD-09' ? gcj02ToBd09(gcj) : gcj;
}

/** The published series of the offset (eviltransform); nothing is offset outside China. */
function wgs84ToGcj02({ lon, lat }: Place): Place {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return { lon, lat };
  const [x, y] = [lon - 105, lat - 35];
  const waves = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + (2 / 3) * (waves + northWaves(y));
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + (2 / 3) * (waves + eastWaves(x));
  const angle = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(angle) ** 2;
  const alongLat = (AXIS_METRES * (1 - ECCENTRICITY_SQUARED) * Math.PI) / (180 * magic * Math.sqrt(magic));
  const alongLon = (AXIS_METRES * Math.cos(angle) * Math.PI) / (180 * Math.sqrt(magic));
  return { lon: lon + east / alongLon, lat: lat + north / alongLat };
}

function northWaves(y: number): number {
  const [slow, slower] = [Math.sin((y / 3) * Math.PI), Math.sin((y / 12) * Math.PI)];
  return 20 * Math.sin(y * Math.PI) + 40 * slow + 160 * slower + 320 * Math.sin((y / 30) * Math.PI);
}

function eastWaves(x: number): number {
  const [slow, slower] = [Math.sin((x / 3) * Math.PI), Math.sin((x / 12) * Math.PI)];
  return 20 * Math.sin(x * Math.PI) + 40 * slow + 150 * slower + 300 * Math.sin((x / 30) * Math.PI);
}

function gcj02ToWgs84(place: Place): Place {
  return inverse(place, wgs84ToGcj02);
}

function gcj02ToBd09({ lon, lat }: Place): Place {
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * BAIDU_ANGLE);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BAIDU_ANGLE);
  return { lon: radius * Math.cos(angle) + 0.0065, lat: radius * Math.sin(angle) + 0.006 };
}

function bd09ToGcj02(place: Place): Place {
  return inverse(place, gcj02ToBd09);
}

/** Neither system has an inverse in closed form: the place that is moved onto the given one. */
function inverse(target: Place, forward: (place: Place) => Place): Place {
  let { lon, lat } = target;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = forward({ lon, lat });
    const [offLon, offLat] = [target.lon - moved.lon, target.lat - moved.lat];
    [lon, lat] = [lon + offLon, lat + offLat];
    if (Math.abs(offLon) < EXACT_DEGREES && Math.abs(offLat) < EXACT_DEGREES) break;
  }
  return { lon, lat };
}
