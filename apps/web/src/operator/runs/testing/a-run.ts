import type { Run, RunRoute, RunStop } from '../runs-contract.js';

/** A run of which only what a test is about differs. */
export function aRun(changes: Partial<Run>): Run {
  return {
    ...{ runId: 'run', facilityId: 'kitchen', facilityName: '食堂', businessDate: '2026-11-30', slot: 'lunch' },
    ...{ state: 'planned', version: 1, figures: null, planAsked: null, planProblem: null, percent: null },
    ...{ ways: 'straight', violations: [], seed: 1, budgetSeconds: 5, leavesAt: '2026-11-30T02:30:00Z' },
    ...{ mostMinutes: 60, longitude: null, latitude: null, publishedAt: null, dispatchedAt: null, closedAt: null },
    ...{ cancelReason: null, stops: [], routes: [], crew: [] },
    ...changes,
  } as Run;
}

/** A trip of a volunteer who is called as it is. */
export function aRoute(routeId: string, changes: Partial<RunRoute> = {}): RunRoute {
  return {
    ...{ routeId, volunteerId: routeId, volunteerName: routeId, trip: 1, mode: 'ebike', boxes: 10 },
    ...{ leavesAt: '2026-11-30T02:30:00Z', endsAt: '2026-11-30T03:00:00Z', departedAt: null, knockedAt: null },
    ...changes,
  };
}

/** A door nobody comes to, at no known place. */
export function aStop(stopId: string, changes: Partial<RunStop>): RunStop {
  return {
    ...{ stopId, orderId: stopId, labelNo: 1, routeId: null, position: null, arrivesAt: null, useBy: null },
    ...{ unserved: null, explanation: null, locked: false, serviceSeconds: 60, windowFrom: null, windowTo: null },
    ...{ skills: [], residentName: stopId, phone: null, villageName: null, addressLine: null, doorNote: null },
    ...{ longitude: null, latitude: null, located: null, setName: null, restrictions: [], handover: 'in_person' },
    ...{ handoverNote: null, lastVolunteerId: null },
    ...changes,
  } as RunStop;
}
