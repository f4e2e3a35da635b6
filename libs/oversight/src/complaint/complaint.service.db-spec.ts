import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closed, complaint, day, openOversightDesk, TODAY, type OversightDesk } from '../testing/oversight-desk.js';
import type { StepComplaintDto } from './complaint.dto.js';

let desk: OversightDesk;

beforeAll(async () => {
  desk = await openOversightDesk();
});
afterAll(() => desk?.test.close());

const END = { action: 'closed', text: '回访过', outcome: 'upheld', satisfaction: 'satisfied' } as const;
const ANSWER = { action: 'answered', text: '已答复' } as const;
const step = (given: Partial<StepComplaintDto> & Pick<StepComplaintDto, 'action'>): StepComplaintDto => ({
  ...{ step: 1, text: '了解情况' },
  ...given,
});

describe('complaints', () => {
  it('cannot be hidden by the facility they are about: it takes them, states its view, and nothing else', async () => {
    const { id, complainant } = await desk.complaints.take(desk.operator, complaint());
    expect(complainant).toBeNull();
    expect(await desk.complaints.get(desk.town, id)).toMatchObject({ complainant: { name: '王根法' }, state: 'open' });
    await desk.complaints.step(desk.operator, id, step({ action: 'stated' }));
    for (const action of ['handled', 'answered'] as const) {
      const tried = desk.complaints.step(desk.operator, id, step({ action, step: 2 }));
      await expect(tried).rejects.toThrow('NOT_YOUR_STEP');
    }
    await desk.complaints.step(desk.town, id, { ...ANSWER, step: 2 });
    await expect(desk.complaints.step(desk.operator, id, { ...END, step: 3 })).rejects.toThrow('NOT_YOUR_STEP');
    const inScope = (sql: string): Promise<unknown> => desk.test.database.scoped(desk.operator, (tx) => tx.query(sql));
    await expect(inScope('DELETE FROM oversight.complaints')).rejects.toThrow('permission denied');
    await expect(inScope(`UPDATE oversight.complaints SET state = 'closed'`)).rejects.toThrow('permission denied');
    await expect(desk.test.owner.query('DELETE FROM oversight.complaints')).rejects.toThrow();
  });

  it('tell who complained to officials of the place alone, and never to the audit log', async () => {
    const { id } = await desk.complaints.take(desk.town, complaint({ facilityId: desk.places.home.facilityId }));
    const named = async (scope: OversightDesk['town']): Promise<unknown> =>
      (await desk.complaints.get(scope, id)).complainant;
    expect(await named(desk.district)).toEqual({ name: '王根法', phone: '13800009999' });
    expect([await named(desk.operator), await named(desk.auditor)]).toEqual([null, null]);
    await expect(named(desk.farTown)).rejects.toThrow('COMPLAINT_NOT_FOUND');
    const { rows } = await desk.test.owner.query(
      `SELECT FROM platform.audit_log WHERE after::text ~ '王根法|13800009999|菜太咸' OR before::text ~ '王根法|13800009999'`,
    );
    expect(rows).toEqual([]);
  });

  it('forget who complained once they are closed, and stay', async () => {
    const taken = await desk.complaints.take(desk.operator, complaint());
    await expect(desk.complaints.erase(desk.town, taken.id, { step: 1 })).rejects.toThrow('NOT_A_STEP');
    const { step: last } = await closed(desk, taken, desk.town);
    await expect(desk.complaints.erase(desk.operator, taken.id, { step: last })).rejects.toThrow('NOT_YOUR_STEP');
    const erased = await desk.complaints.erase(desk.town, taken.id, { step: last });
    expect(erased).toMatchObject({ complainant: null, state: 'closed', text: '菜太咸' });
    await expect(desk.complaints.erase(desk.town, taken.id, { step: last + 1 })).rejects.toThrow('NOBODY_NAMED');
  });

  it('about an official are ended by another person of the district, and do not tell that official who complained', async () => {
    const about = { facilityId: desk.places.home.facilityId, aboutAccountId: desk.town.accountId ?? '' };
    const { id } = await desk.complaints.take(desk.district, complaint({ ...about, category: 'service' }));
    expect((await desk.complaints.get(desk.town, id)).complainant).toBeNull();
    await expect(desk.complaints.step(desk.town, id, { ...ANSWER, step: 1 })).rejects.toThrow('SECOND_PERSON_NEEDED');
    await desk.complaints.step(desk.district, id, { ...ANSWER, step: 1 });
    await expect(desk.complaints.step(desk.district, id, { ...END, step: 2 })).rejects.toThrow('SECOND_PERSON_NEEDED');
    expect(await desk.complaints.step(desk.secondDistrict, id, { ...END, step: 2 })).toMatchObject({ state: 'closed' });
    const conduct = await desk.complaints.take(desk.operator, complaint({ category: 'official_conduct' }));
    await desk.complaints.step(desk.town, conduct.id, { ...ANSWER, step: 1 });
    await expect(desk.complaints.step(desk.town, conduct.id, { ...END, step: 2 })).rejects.toThrow('DISTRICT_ENDS_IT');
    const stranger = complaint({ aboutAccountId: desk.farTown.accountId ?? '' });
    await expect(desk.complaints.take(desk.operator, stranger)).rejects.toThrow('UNKNOWN_OFFICIAL');
  });

  it('are due as the district has it for their category when they come in', async () => {
    const first = await desk.complaints.take(desk.operator, complaint({ category: 'food_safety' }));
    expect(first.dueOn).toBe(day(3));
    await desk.deadlines.set(desk.district, 'food_safety', { version: 0, days: 1 });
    await expect(desk.deadlines.set(desk.district, 'food_safety', { version: 0, days: 9 })).rejects.toThrow(
      'CHANGED_MEANWHILE',
    );
    await expect(desk.deadlines.set(desk.town, 'food_safety', { version: 1, days: 9 })).rejects.toThrow();
    const second = await desk.complaints.take(desk.operator, complaint({ category: 'food_safety' }));
    expect([second.dueOn, (await desk.complaints.get(desk.town, first.id)).dueOn]).toEqual([day(1), day(3)]);
  });

  it('are taken once, opened again with a new deadline, and wait in their turn', async () => {
    const draft = complaint();
    const taken = await desk.complaints.take(desk.operator, draft);
    expect((await desk.complaints.take(desk.operator, draft)).id).toBe(taken.id);
    await expect(desk.complaints.take(desk.operator, { ...draft, text: '菜太淡' })).rejects.toThrow('CLIENT_ID_CLASH');
    await expect(desk.complaints.take(desk.operator, complaint({ receivedOn: day(1) }))).rejects.toThrow(
      'DAY_NOT_RIGHT',
    );
    const half = { action: 'closed', outcome: 'upheld', step: 1 } as const;
    await expect(desk.complaints.step(desk.town, taken.id, step(half))).rejects.toThrow('OUTCOME_MISSING');
    const { step: last } = await closed(desk, taken, desk.town);
    const again = step({ action: 'reopened', step: last, dueOn: day(2) });
    const reopened = await desk.complaints.step(desk.town, taken.id, again);
    expect(reopened).toMatchObject({ state: 'open', outcome: null, satisfaction: null, dueOn: day(2) });
  });

  it('are counted by month and facility, late where the first answer came after the deadline', async () => {
    const { facilityId } = desk.places.neighbour;
    const take = (receivedOn: string) => desk.complaints.take(desk.farTown, complaint({ facilityId, receivedOn }));
    const long = await take(day(-60));
    await take(day(-60));
    await desk.complaints.step(desk.farTown, long.id, { ...ANSWER, step: 1 });
    const of = { fromMonth: day(-60).slice(0, 7), toMonth: TODAY.slice(0, 7) };
    const { items } = await desk.statistics.byMonth(desk.farTown, of);
    expect(items).toEqual([
      {
        ...{ month: of.fromMonth, facilityId, facilityName: desk.places.neighbour.facilityName },
        ...{ townCode: desk.places.neighbour.code, received: 2, open: 2, late: 2 },
        ...{ upheld: 0, satisfied: 0, dissatisfied: 0 },
      },
    ]);
    expect((await desk.statistics.byMonth(desk.district, of)).items.length).toBeGreaterThan(1);
  });
});
