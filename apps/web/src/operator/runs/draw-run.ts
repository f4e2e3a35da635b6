import type { Run, RunStop } from './runs-contract.js';

/** A place on the drawing, in its units. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

export interface DrawnStop extends DrawnPoint {
  readonly stop: RunStop;
}

/** A trip as a line from the kitchen from door to door. */
export interface DrawnRoute {
  readonly routeId: string;
  /** For its colour and its dashes. */
  readonly index: number;
  readonly line: readonly DrawnPoint[];
  readonly stops: readonly DrawnStop[];
}

export interface DrawnRun {
  readonly kitchen: DrawnPoint | null;
  readonly routes: readonly DrawnRoute[];
  /** Doors that nobody comes to. */
  readonly left: readonly DrawnStop[];
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

type Located = RunStop & { readonly longitude: number; readonly latitude: number };

/** Lays a run out on a drawing, north up and true to scale. Pure. */
export function drawRun({ stops, routes, longitude, latitude }: Run, box: Box): DrawnRun {
  const known = stops.filter(isLocated);
  const kitchen = longitude === null || latitude === null ? null : { longitude, latitude };
  const project = projection([...(kitchen ? [kitchen] : []), ...known], box);
  const at = kitchen && project(kitchen);
  const place = (stop: Located): DrawnStop => ({ stop, ...project(stop) });
  return {
    kitchen: at,
    routes: routes.map(({ routeId }, index) => {
      const drawn = known
        .filter((stop) => stop.routeId === routeId)
        .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
        .map(place);
      return { routeId, index, stops: drawn, line: [...(at ? [at] : []), ...drawn.map(({ x, y }) => ({ x, y }))] };
    }),
    left: known.filter(({ routeId }) => routeId === null).map(place),
  };
}

function isLocated(stop: RunStop): stop is Located {
  return stop.longitude !== null && stop.latitude !== null;
}

interface GeoPlace {
  readonly longitude: number;
  readonly latitude: number;
}

/** Degrees of longitude are so much shorter than those of latitude as the middle of the places is north. */
function projection(places: readonly GeoPlace[], { width, height, margin }: Box): (place: GeoPlace) => DrawnPoint {
  const [west, east] = spanOf(places.map(({ longitude }) => longitude));
  const [south, north] = spanOf(places.map(({ latitude }) => latitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = (east - west) * shrink;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(across, Number.EPSILON),
    (height - 2 * margin) / Math.max(north - south, Number.EPSILON),
  );
  // All in one place: in the middle, whatever the scale.
  const flat = across === 0 && north === south;
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  return ({ longitude, latitude }) => ({
    x: round(width / 2 + (flat ? 0 : (longitude - middle.longitude) * shrink * scale)),
    y: round(height / 2 - (flat ? 0 : (latitude - middle.latitude) * scale)),
  });
}

function spanOf(values: readonly number[]): readonly [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
