import type { Plan } from '../plan/plan.js';
import type { Problem } from '../problem/problem.js';
import type { Insertion } from './insertion.js';
import type { Routes } from './routes.js';

/** Takes over of a plan what still holds in this problem, stop by stop; the rest waits to be placed anew. */
export function startFrom(problem: Problem, plan: Plan): (routes: Routes, insertion: Insertion) => void {
  return (routes, insertion) => {
    const stops = new Map(problem.stops.map(({ id }, index) => [id, index]));
    const volunteers = new Map(problem.volunteers.map(({ id }, index) => [id, index]));
    const kitchens = new Map(problem.kitchens.map(({ id }, index) => [id, index]));
    for (const route of plan.routes) {
      const volunteer = volunteers.get(route.volunteer);
      if (volunteer === undefined) continue;
      const most = routes.c.tripsOf[volunteer]!;
      route.trips.slice(0, most).forEach((trip, index) => {
        const kitchen = kitchens.get(trip.kitchen);
        if (kitchen === undefined) return;
        let before = routes.headOf(volunteer * routes.c.tripSlots + Math.min(2 * index + 1, routes.c.tripSlots - 1));
        for (const { stop: id } of trip.stops) {
          const stop = stops.get(id);
          if (stop === undefined || !routes.absent.has(stop)) continue;
          if (insertion.insertAfter(stop, before, kitchen)) before = stop;
        }
      });
    }
  };
}
