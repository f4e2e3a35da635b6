import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOME_INVARIANTS } from '../../../delivery/src/audit/outcome-invariants.js';
import {
  atDoor,
  openDoorDesk,
  type Carrier,
  type DoorDesk,
  type PublishedLunch,
} from '../../../delivery/src/testing/door-desk.js';
import { WELFARE_INVARIANTS } from '../audit/welfare-invariants.js';

interface CaseRow {
  readonly kind: string;
  readonly state: string;
  readonly steps: number;
  readonly facility_id: string;
}

describe('what is seen at a door', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(1, 4);
    carrier = lunch.carriers[0]!;
    await desk.leave(lunch, carrier);
  });
  afterAll(() => desk?.test.close());

  const casesOf = async (residentId: string): Promise<CaseRow[]> =>
    (
      await desk.test.owner.query<CaseRow>(
        'SELECT kind, state, step AS steps, facility_id FROM welfare.cases WHERE resident_id = $1 ORDER BY kind',
        [residentId],
      )
    ).rows;
  const wordsOf = async (residentId: string): Promise<string[]> =>
    (
      await desk.test.owner.query<{ words: string }>(
        'SELECT w.words FROM welfare.words w JOIN welfare.cases c ON c.id = w.case_id WHERE c.resident_id = $1 ORDER BY 1',
        [residentId],
      )
    ).rows.map(({ words }) => words);
  const dueOf = async (residentId: string): Promise<number> =>
    (
      await desk.test.owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM platform.outbox o JOIN welfare.cases c ON o.payload ->> 'caseId' = c.id::text
         WHERE c.resident_id = $1 AND o.job = 'welfare-step' AND o.due_at = c.opened_at + interval '15 minutes'`,
        [residentId],
      )
    ).rows[0]?.n ?? 0;

  it('opens a case of nobody who answers, once, with the call of their contact asked for', async () => {
    const [stop] = carrier.stops;
    const outcome = atDoor({ kind: 'nobody_answers', note: '敲门三次' });
    await Promise.all([
      desk.outcomes.endStop(carrier.scope, stop!.stopId, outcome),
      desk.outcomes.endStop(carrier.scope, stop!.stopId, outcome),
    ]);
    const opened = { kind: 'no_answer', state: 'open', steps: 2, facility_id: lunch.facilityId };
    expect(await casesOf(stop!.residentId)).toEqual([opened]);
    expect(await wordsOf(stop!.residentId)).toEqual(['敲门三次']);
    expect(await dueOf(stop!.residentId)).toBe(1);
    const reason = '志愿者按错';
    const correct = (kind: 'refused' | 'nobody_answers') =>
      desk.outcomes.correct(lunch.operator, stop!.orderId, { ...atDoor({ kind }), reason });
    await correct('refused');
    await correct('nobody_answers');
    expect(await casesOf(stop!.residentId)).toEqual([opened]);
  });

  it('opens one of a change that was noticed, whatever became of the meal', async () => {
    const [, stop] = carrier.stops;
    await desk.outcomes.endStop(carrier.scope, stop!.stopId, atDoor({ conditionNote: '走路不稳' }));
    expect(await casesOf(stop!.residentId)).toMatchObject([{ kind: 'condition', state: 'open' }]);
    expect(await wordsOf(stop!.residentId)).toEqual(['走路不稳']);
  });

  it('opens none of an ordinary delivery', async () => {
    const [, , , plain] = carrier.stops;
    await desk.outcomes.endStop(carrier.scope, plain!.stopId, atDoor());
    expect(await casesOf(plain!.residentId)).toEqual([]);
  });

  it('keeps every invariant', async () => {
    const results = await checkInvariants(desk.test.owner, {
      invariants: [...INVARIANTS, ...OUTCOME_INVARIANTS, ...WELFARE_INVARIANTS],
    });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });
});
