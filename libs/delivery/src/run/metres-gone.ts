import { placeOf } from './run-problem.js';
import type { RunRecord } from './run-record.js';
import type { WayMeasure } from './ways-of-run.js';

/** How far the routes go that have left, door after door: what is planned around them measures only what is still open. */
export async function metresGone(measure: WayMeasure, { run, routes, stops }: RunRecord): Promise<number> {
  if (run.longitude === null || run.latitude === null) return 0;
  const kitchen = { longitude: run.longitude, latitude: run.latitude };
  let sum = 0;
  for (const { routeId } of routes.filter(({ departedAt }) => departedAt !== null)) {
    const doors = stops
      .filter((stop) => stop.routeId === routeId)
      .sort((a, b) => a.position! - b.position!)
      .flatMap((stop) => placeOf(stop) ?? []);
    const { metres } = await measure.between([kitchen, ...doors]);
    const places = doors.length + 1;
    for (let from = 0; from < doors.length; from += 1) sum += metres[from * places + from + 1]!;
  }
  return sum;
}
