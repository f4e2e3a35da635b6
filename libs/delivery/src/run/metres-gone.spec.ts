import { describe, expect, it } from 'vitest';
import { metresGone } from './metres-gone.js';
import type { RouteRow, RunRecord, RunRow, StopRow } from './run-record.js';
import { straightMetres } from './straight-ways.js';
import type { WayMeasure } from './ways-of-run.js';

const MEASURE: WayMeasure = {
  version: 'straight',
  between: (points) => Promise.resolve({ kind: 'straight', metres: straightMetres(points) }),
};
/** So far is one thousandth of a degree northwards, with the detour. */
const STEP = 156;

function stop(routeId: string, position: number, steps: number | null): StopRow {
  const at = steps === null ? null : { longitude: 121.4, latitude: 29.7 + steps / 1000 };
  return {
    ...{ routeId, position, longitude: at?.longitude ?? null, latitude: at?.latitude ?? null },
    located: at === null ? 'none' : 'exact',
  } as StopRow;
}

function record(routes: readonly Pick<RouteRow, 'routeId' | 'departedAt'>[], stops: readonly StopRow[]): RunRecord {
  return { run: { longitude: 121.4, latitude: 29.7 } as RunRow, routes: routes as RouteRow[], stops, crew: [] };
}

describe('how far routes go that have left', () => {
  const left = { routeId: 'left', departedAt: new Date('2026-11-30T02:30:00Z') };
  const open = { routeId: 'open', departedAt: null };

  it('is from the kitchen from door to door in their order, of those that have left alone', async () => {
    const stops = [stop('left', 2, 1), stop('left', 1, 3), stop('open', 1, 9)];
    expect(await metresGone(MEASURE, record([left, open], stops))).toBe(3 * STEP + 2 * STEP);
  });

  it('is nothing while none has left, and passes doors of which nobody knows where they are', async () => {
    expect(await metresGone(MEASURE, record([open], [stop('open', 1, 2)]))).toBe(0);
    expect(await metresGone(MEASURE, record([left], [stop('left', 1, null), stop('left', 2, 1)]))).toBe(STEP);
  });
});
