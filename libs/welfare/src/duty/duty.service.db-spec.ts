import { systemScope, type Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrderDesk, type OrderDesk } from '../../../delivery/src/testing/order-desk.js';
import { openCase } from '../testing/open-case.js';
import { WelfareStatisticsService } from '../statistics/welfare-statistics.service.js';
import { DutyService } from './duty.service.js';

const HOUR_MS = 3_600_000;

describe('the roster', () => {
  let desk: OrderDesk;
  let duties: DutyService;
  let town: Scope;
  let district: Scope;
  /** Tomorrow at midnight in Shanghai. */
  const tomorrow = new Date(new Date(Date.now() + 32 * HOUR_MS).toISOString().slice(0, 10) + 'T00:00:00+08:00');
  const at = (hours: number): string => new Date(tomorrow.getTime() + hours * HOUR_MS).toISOString();
  const day = new Date(tomorrow.getTime() + 12 * HOUR_MS).toISOString().slice(0, 10);

  beforeAll(async () => {
    desk = await openOrderDesk();
    duties = new DutyService(desk.test.database);
    town = desk.scopeOf(desk.home, 'town_official');
    district = desk.scopeOf(desk.home, 'district_official');
  });
  afterAll(() => desk?.test.close());

  const span = (
    from: number,
    to: number,
    officer = town,
  ): { officerId: string; beginsAt: string; finishesAt: string } => ({
    ...{ officerId: officer.accountId ?? '', beginsAt: at(from), finishesAt: at(to) },
  });
  const refused = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
  const roster = (scope: Scope) => duties.roster(scope, { from: day, to: day });
  const hours = (spans: readonly { beginsAt: Date; finishesAt: Date }[]): number[][] =>
    spans.map(({ beginsAt, finishesAt }) =>
      [beginsAt, finishesAt].map((one) => (one.getTime() - tomorrow.getTime()) / HOUR_MS),
    );

  it('has one officer at a time, of the town or the district, with a live account, and tells when nobody is', async () => {
    await duties.add(town, { ...span(8, 20), dutyPhone: '0574 88990011' });
    expect(await refused(duties.add(district, { ...span(12, 22, district), townCode: desk.home.code }))).toBe(
      'WELFARE.DUTY_OVERLAPS',
    );
    await duties.add(district, { ...span(20, 22, district), townCode: desk.home.code });
    const neighbour = desk.scopeOf(desk.neighbour, 'town_official');
    expect(await refused(duties.add(town, span(1, 2, neighbour)))).toBe('WELFARE.OFFICER_UNKNOWN');
    expect(await refused(duties.add(town, span(1, 2, desk.scopeOf(desk.home, 'operator'))))).toBe(
      'WELFARE.OFFICER_UNKNOWN',
    );
    expect(await refused(duties.add(town, span(2, 1)))).toBe('WELFARE.DUTY_TIMES_WRONG');
    expect(await refused(duties.add(town, span(-60, -50)))).toBe('WELFARE.DUTY_TIMES_WRONG');
    expect(await refused(duties.add(town, { ...span(1, 2), townCode: desk.neighbour.code }))).toBe(
      'WELFARE.TOWN_NOT_IN_SCOPE',
    );
    expect(await refused(duties.add(district, { ...span(1, 2), townCode: desk.foreign.code }))).toBe(
      'WELFARE.TOWN_NOT_IN_SCOPE',
    );
    const { items, gaps } = await roster(town);
    expect(items).toMatchObject([{ officerName: `${desk.home.name}town_official`, stands: true }, { stands: true }]);
    expect(hours(gaps)).toEqual([
      [0, 8],
      [22, 24],
    ]);
    expect((await roster(district)).gaps.map(({ townName }) => townName)).toEqual(
      expect.arrayContaining([desk.home.name, desk.neighbour.name]),
    );
    expect((await roster(desk.scopeOf(desk.home, 'auditor'))).items[0]?.dutyPhone).toBeNull();
    const { items: officers } = await duties.officers(town);
    expect(officers.map(({ id }) => id).toSorted()).toEqual([town.accountId, district.accountId].toSorted());
  });

  it('gives a part of a duty to a substitute and leaves the rest with whom it was', async () => {
    const duty = (await roster(town)).items[0]!;
    expect(await refused(duties.substitute(town, duty.id, span(6, 10, district)))).toBe('WELFARE.DUTY_TIMES_WRONG');
    const by = await duties.substitute(town, duty.id, span(10, 12, district));
    expect(by).toMatchObject({ officerId: district.accountId, substitutesName: `${desk.home.name}town_official` });
    const { items } = await roster(town);
    expect(hours(items)).toEqual([
      [8, 10],
      [10, 12],
      [12, 20],
      [20, 22],
    ]);
    expect(items.map(({ dutyPhone }) => dutyPhone)).toEqual(['0574 88990011', null, '0574 88990011', null]);
    expect(await refused(duties.substitute(town, duty.id, span(8, 9, district)))).toBe('WELFARE.DUTY_WITHDRAWN');
    const neighbour = desk.scopeOf(desk.neighbour, 'town_official');
    expect(await refused(duties.withdraw(neighbour, by.id))).toBe('WELFARE.DUTY_NOT_FOUND');
    await duties.withdraw(town, by.id);
    expect(hours((await roster(town)).gaps)).toEqual([
      [0, 8],
      [10, 12],
      [22, 24],
    ]);
  });

  it('keeps what is over of a duty that is withdrawn, and rewrites none that is over', async () => {
    const now = Date.now();
    const begun = {
      beginsAt: new Date(now - HOUR_MS).toISOString(),
      finishesAt: new Date(now + HOUR_MS / 2).toISOString(),
    };
    const { id } = await duties.add(town, { officerId: town.accountId ?? '', ...begun });
    await duties.withdraw(town, id);
    const { rows } = await desk.test.owner.query<{ id: string; minutes: number }>(
      `SELECT id, round(extract(epoch FROM ends_at - starts_at) / 60)::int AS minutes FROM welfare.duties
       WHERE withdrawn_at IS NULL AND starts_at < now()`,
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([60]);
    expect(await refused(duties.withdraw(town, rows[0]?.id ?? ''))).toBe('WELFARE.DUTY_TIMES_WRONG');
  });

  it('counts an officer whose account was disabled as nobody', async () => {
    const { owner } = desk.test;
    await owner.query('UPDATE identity.accounts SET disabled_at = now() WHERE id = $1', [district.accountId]);
    const { items, gaps } = await roster(town);
    expect(items.map(({ stands }) => stands)).toEqual([true, true, false]);
    expect(hours(gaps)).toEqual([
      [0, 8],
      [10, 12],
      [20, 24],
    ]);
    await owner.query('UPDATE identity.accounts SET disabled_at = NULL WHERE id = $1', [district.accountId]);
  });

  it('lets the district set after how long each step is due, for cases from then on', async () => {
    expect(await duties.delays(town)).toMatchObject({
      contactMinutes: 15,
      officerMinutes: 30,
      escalationMinutes: 60,
      setAt: null,
    });
    const wrong = { contactMinutes: 10, officerMinutes: 10, escalationMinutes: 20 };
    expect(await refused(duties.setDelays(district, wrong))).toBe('WELFARE.DELAYS_NOT_IN_ORDER');
    await expect(duties.setDelays(town, { ...wrong, contactMinutes: 5 })).rejects.toThrow('row-level security');
    await duties.setDelays(district, { contactMinutes: 5, officerMinutes: 10, escalationMinutes: 20 });
    expect(await duties.delays(town)).toMatchObject({
      contactMinutes: 5,
      setByName: `${desk.home.name}district_official`,
    });
  });

  it('is told in figures by town: cases, how soon somebody saw to them, and what was found', async () => {
    const { database, owner } = desk.test;
    const opened = new Date(Date.now() - 2 * HOUR_MS);
    const [one, two, three] = desk.home.residents;
    for (const [index, { id }] of [one, two, three].entries()) {
      await database.scoped(systemScope(desk.home.districtCode), (tx) =>
        openCase(tx, {
          kind: 'absence',
          residentId: id,
          absentSince: `2026-03-0${index + 1}`,
          words: null,
          at: opened,
        }),
      );
    }
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM welfare.cases ORDER BY absent_since');
    const act = (id: string | undefined, step: number, what: string, found: string | null): Promise<unknown> =>
      database.scoped(town, (tx) => tx.query('SELECT welfare.act($1, $2, $3, NULL, $4)', [id, step, what, found]));
    await act(rows[0]?.id, 2, 'acknowledged', null);
    await act(rows[0]?.id, 3, 'closed', 'well');
    await act(rows[1]?.id, 2, 'closed', 'in_hospital');
    const statistics = new WelfareStatisticsService(database);
    const today = new Date(opened.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10);
    const { items } = await statistics.byTown(district, { from: today, to: day });
    expect(items).toMatchObject([
      {
        ...{ townCode: desk.home.code, opened: 3, absence: 3, noAnswer: 0, open: 1, escalated: 0, untouched: 1 },
        ...{
          medianContactMinutes: expect.closeTo(120, 0),
          medianClosedMinutes: expect.closeTo(120, 0),
          findings: { well: 1, in_hospital: 1, other: 0 },
        },
      },
      { townCode: desk.neighbour.code, opened: 0, medianContactMinutes: null },
    ]);
    expect(
      (await statistics.byTown(desk.scopeOf(desk.neighbour, 'town_official'), { from: today, to: day })).items,
    ).toHaveLength(1);
    await expect(statistics.byTown(town, { from: day, to: today })).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });
});
