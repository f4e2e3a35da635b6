import { addDays, businessDateAt } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayCloseService } from '../day-close/day-close.service.js';
import { DaySourceService } from '../day-source/day-source.service.js';
import { newClientId } from '../testing/meal-draft.js';
import { openProductionDesk, type ProductionDesk } from '../testing/production-desk.js';
import type { EnterProductionDto } from './production-entry.dto.js';

const TODAY = businessDateAt(new Date());
const DAY = addDays(TODAY, -1);
const LUNCH = { businessDate: DAY, slot: 'lunch' as const };
const AT_TEN = { celsius: 75, happenedAt: `${DAY}T10:00:00+08:00` };

describe('entries of production', () => {
  let desk: ProductionDesk;

  beforeAll(async () => {
    desk = await openProductionDesk();
  });
  afterAll(() => desk?.test.close());

  const send = (entry: Partial<EnterProductionDto> = {}, day: string = DAY): Promise<string> =>
    desk.enter(desk.kitchen, {
      ...{
        ...LUNCH,
        businessDate: day,
        kind: 'dispatched',
        portions: 20,
        boxes: 2,
        pointId: desk.points[1].facilityId,
      },
      ...{ celsius: 75, happenedAt: `${day}T10:00:00+08:00` },
      ...entry,
    });
  const receive = (dispatchId: string, portions: number): Promise<string> =>
    desk.enter(desk.points[1], { ...LUNCH, kind: 'received', portions, dispatchId, ...AT_TEN });
  const count = async (sql: string): Promise<number> =>
    (await desk.test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n ?? -1;

  it('are answered again under their client id, and refused with another body', async () => {
    const draft = { clientId: newClientId(), ...LUNCH, kind: 'cooked' as const, portions: 60 };
    const first = await desk.entries.enter(desk.kitchen.operator, draft);
    expect(await desk.entries.enter(desk.kitchen.operator, draft)).toEqual(first);
    const other = desk.entries.enter(desk.kitchen.operator, { ...draft, portions: 61 });
    await expect(other).rejects.toMatchObject({ code: 'PRODUCTION.CLIENT_ID_CLASH' });
    expect(await count(`canteen.production_entries WHERE client_id = '${draft.clientId}'`)).toBe(1);
  });

  it('say of a cooked dish until when it may be eaten, by the rule of the day', async () => {
    const dish = await desk.dishes.add(desk.kitchen.operator, {
      ...{
        name: '红烧肉',
        kind: 'meat',
        ingredients: ['五花肉'],
        contains: ['pork'],
        portionGrams: 120,
        holding: 'hot',
      },
    });
    const cooked = { ...LUNCH, kind: 'cooked' as const, portions: 40, dishId: dish.id, ...AT_TEN };
    const hot = await desk.enter(desk.kitchen, { ...cooked, holding: 'hot' });
    const chilled = await desk.enter(desk.kitchen, { ...cooked, holding: 'chilled' });
    const { entries } = await desk.days.day(desk.kitchen.operator, { businessDate: DAY });
    const useBy = (id: string): Date | null | undefined => entries.find((entry) => entry.id === id)?.useBy;
    expect(useBy(hot)).toEqual(new Date(`${DAY}T14:00:00+08:00`));
    expect(useBy(chilled)).toEqual(new Date(`${TODAY}T10:00:00+08:00`));
  });

  it.each<[string, Partial<EnterProductionDto>]>([
    ['a dispatch without boxes', { kind: 'dispatched', boxes: undefined }],
    ['waste without a reason', { kind: 'waste' }],
    ['waste that somebody refused', { kind: 'waste', reason: 'refused' }],
    ['staff meals with a reason', { kind: 'staff', reason: 'leftover' }],
    ['a carrier of nothing', { kind: 'staff', carrier: '老王' }],
    ['a cooked meal with a temperature and no dish', { kind: 'cooked', celsius: 70 }],
  ])('refuse %s', async (_, entry) => {
    const rest = entry.kind === 'dispatched' ? { pointId: desk.points[0].facilityId, ...AT_TEN } : {};
    const wrong = desk.enter(desk.kitchen, { ...LUNCH, kind: 'waste', portions: 1, ...rest, ...entry });
    await expect(wrong).rejects.toMatchObject({ code: 'PRODUCTION.INCOMPLETE' });
  });

  it('go only to points the kitchen feeds, and are received there, once', async () => {
    const stranger = send({ pointId: desk.district.away.facilityId });
    await expect(stranger).rejects.toMatchObject({ code: 'PRODUCTION.POINT_NOT_SUPPLIED' });
    const dispatchId = await send();
    const elsewhere = desk.enter(desk.points[0], { ...LUNCH, kind: 'received', portions: 20, dispatchId, ...AT_TEN });
    await expect(elsewhere).rejects.toMatchObject({ code: 'PRODUCTION.DISPATCH_UNKNOWN' });
    const receipt = await receive(dispatchId, 18);
    await expect(receive(dispatchId, 18)).rejects.toMatchObject({ code: 'PRODUCTION.ALREADY_RECEIVED' });
    const back = (id: string, by: 'kitchen' | 'point'): Promise<unknown> =>
      desk.entries.withdraw((by === 'kitchen' ? desk.kitchen : desk.points[1]).operator, id, { reason: '写错了' });
    await expect(back(dispatchId, 'kitchen')).rejects.toMatchObject({ code: 'PRODUCTION.ALREADY_RECEIVED' });
    await expect(back(receipt, 'kitchen')).rejects.toMatchObject({ code: 'PRODUCTION.ENTRY_NOT_FOUND' });
    await back(receipt, 'point');
    await receive(dispatchId, 20);
  });

  it('take one receipt of two at once', async () => {
    const dispatchId = await send();
    const both = await Promise.allSettled([receive(dispatchId, 20), receive(dispatchId, 19)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('are seen by the kitchen’s town, and by the point’s only what comes to it', async () => {
    const dispatchId = await send({ carrier: '老王师傅' });
    const { townOfficial } = desk.district.away;
    const read = (scope: typeof townOfficial): Promise<{ id: string }[]> =>
      desk.test.database.scoped(scope, (tx) => tx.query('SELECT id, kind FROM canteen.production_entries'));
    expect(await read(townOfficial)).toContainEqual({ id: dispatchId, kind: 'dispatched' });
    expect(await read(townOfficial)).not.toContainEqual(expect.objectContaining({ kind: 'cooked' }));
    expect(await read({ ...desk.district.districtOfficial, role: 'admin' })).toEqual([]);
    expect(await read(desk.district.volunteer)).toEqual([]);
    const { entries } = await desk.days.day(desk.points[1].operator, { businessDate: DAY });
    expect(entries.find(({ id }) => id === dispatchId)).toMatchObject({ carrier: '老王师傅', receivedPortions: null });
    const own = desk.days.day(townOfficial, { businessDate: DAY, facilityId: desk.kitchen.facilityId });
    await expect(own).rejects.toMatchObject({ code: 'PRODUCTION.FACILITY_NOT_IN_SCOPE' });
    expect(await count(`platform.audit_log WHERE after::text LIKE '%老王%'`)).toBe(0);
  });

  it('book what came back from a door as wastage at the cost of a portion, and take that back, too', async () => {
    const wastage = async (): Promise<number> =>
      (
        await desk.test.owner.query<{ fen: number }>(
          `SELECT coalesce(sum(value_fen), 0)::bigint AS fen FROM canteen.day_sources s WHERE kind = 'wastage' AND business_date = $1
             AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = s.id)`,
          [DAY],
        )
      ).rows[0]?.fen ?? -1;
    // five-ones.md, case e: 14.00 a portion.
    const returned = await desk.enter(desk.kitchen, { ...LUNCH, kind: 'returned', portions: 2, reason: 'refused' });
    expect(await wastage()).toBe(2800);
    const replaced = {
      ...LUNCH,
      kind: 'returned' as const,
      portions: 1,
      reason: 'failed' as const,
      replacesId: returned,
    };
    const { rows } = await desk.test.owner.query<{ id: string }>(
      'SELECT id FROM canteen.day_sources WHERE client_id = $1',
      [returned],
    );
    const sources = new DaySourceService(desk.test.database, new Journal());
    const alone = sources.withdraw(desk.kitchen.operator, rows[0]?.id ?? '', { reason: '不要' });
    await expect(alone).rejects.toMatchObject({ code: 'DAY.OF_PRODUCTION' });
    await desk.enter(desk.kitchen, replaced);
    expect(await wastage()).toBe(1400);
    const again = desk.entries.withdraw(desk.kitchen.operator, returned, { reason: '写错了' });
    await expect(again).rejects.toMatchObject({ code: 'PRODUCTION.ALREADY_WITHDRAWN' });
  });

  it('are of their day: plans ahead, nothing else of the future, nothing of a closed day', async () => {
    const planned = { slot: 'lunch' as const, kind: 'planned' as const, portions: 80 };
    await desk.enter(desk.kitchen, { ...planned, businessDate: addDays(TODAY, 31) });
    const late = desk.enter(desk.kitchen, { ...planned, businessDate: addDays(TODAY, 32) });
    await expect(late).rejects.toMatchObject({ code: 'PRODUCTION.OUT_OF_TIME' });
    const ahead = desk.enter(desk.kitchen, { ...planned, kind: 'cooked', businessDate: addDays(TODAY, 1) });
    await expect(ahead).rejects.toMatchObject({ code: 'PRODUCTION.OUT_OF_TIME' });
    const yesterday = send({ happenedAt: `${addDays(DAY, -2)}T10:00:00+08:00` });
    await expect(yesterday).rejects.toMatchObject({ code: 'PRODUCTION.NOT_THAT_DAY' });
    const day = addDays(TODAY, -3);
    const entry = await desk.enter(desk.kitchen, { ...planned, kind: 'cooked', businessDate: day });
    const closing = { facilityId: desk.kitchen.facilityId, businessDate: day, reason: null, cashCount: null };
    await desk.test.database.scoped(systemScope(desk.district.districtCode), (tx) =>
      new DayCloseService(desk.test.database, new Journal()).settle(tx, { ...closing, mode: 'automatic' }),
    );
    const closed = { code: 'PRODUCTION.DAY_CLOSED' };
    await expect(desk.enter(desk.kitchen, { ...planned, businessDate: day })).rejects.toMatchObject(closed);
    const back = desk.entries.withdraw(desk.kitchen.operator, entry, { reason: '写错了' });
    await expect(back).rejects.toMatchObject(closed);
  });
});
