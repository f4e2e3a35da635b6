import { KitchenPhones } from '@nuancan/meal-point';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  atDoor,
  openDoorDesk,
  type Carrier,
  type DoorDesk,
  type PublishedLunch,
} from '../../../delivery/src/testing/door-desk.js';
import { CaseService } from '../case/case.service.js';
import { KitchenCaseService } from './kitchen-case.service.js';

const FINDINGS = [
  ['in_hospital', 'pause', 'welfare.ask_first'],
  ['well', 'carry_on', 'welfare.closed'],
  ['out', 'ask_first', 'welfare.ask_first'],
] as const;

describe('welfare cases as a kitchen and whoever calls it see them', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;
  let cases: CaseService;
  let kitchens: KitchenCaseService;
  let phones: KitchenPhones;
  let town: Scope;
  let district: Scope;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(1, 3);
    carrier = lunch.carriers[0]!;
    await desk.leave(lunch, carrier);
    cases = new CaseService(desk.test.database);
    phones = new KitchenPhones(desk.test.database);
    kitchens = new KitchenCaseService(desk.test.database, phones);
    town = desk.scopeOf(desk.home, 'town_official');
    district = desk.scopeOf(desk.home, 'district_official');
    await desk.test.owner.query('UPDATE identity.accounts SET facility_id = $2 WHERE id = $1', [
      ...[lunch.operator.accountId, lunch.facilityId],
    ]);
    await desk.test.owner.query(
      `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
       VALUES ($1, $2, $3, '林阿姨', 'lay', '13700001234', uuidv7(), sha256(''))`,
      [carrier.volunteerId, desk.home.districtCode, desk.home.code],
    );
  });
  afterAll(() => desk?.test.close());

  const refusal = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: { code: string }) => error.code,
    );
  const open = async (): Promise<readonly { id: string; step: number }[]> =>
    (await cases.board(lunch.operator, {})).board?.items ?? [];
  const told = async (): Promise<string[]> =>
    (
      await desk.test.owner.query<{ kind: string }>(
        `SELECT m.kind FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id WHERE a.role = 'operator' ORDER BY m.id`,
      )
    ).rows.map(({ kind }) => kind);

  it('keeps the number of the kitchen, as the kitchen sets it', async () => {
    expect((await kitchens.past(lunch.operator, { limit: 5 })).phone).toBeNull();
    for (const kitchenPhone of ['0574 88000100', '0574 88000101']) await phones.set(lunch.operator, { kitchenPhone });
    expect((await kitchens.past(lunch.operator, { limit: 5 })).phone).toBe('0574 88000101');
    await expect(phones.set(town, { kitchenPhone: '0574 88000102' })).rejects.toThrow('row-level security');
  });

  it('shows who was at the door to whoever sees to the case, or is on duty while nobody does, and keeps who saw it', async () => {
    await desk.outcomes.endStop(
      carrier.scope,
      carrier.stops[0]!.stopId,
      atDoor({ kind: 'nobody_answers', note: '敲门三次' }),
    );
    const id = (await open())[0]!.id;
    const unseen = { facilityPhone: '0574 88000101', volunteerName: null };
    for (const scope of [town, district]) {
      expect(await cases.contacts(scope, id)).toMatchObject(unseen);
      expect(await refusal(cases.callVolunteer(scope, id))).toBe('WELFARE.NOT_IN_HANDS');
    }
    await desk.test.owner.query(
      `INSERT INTO welfare.duties (district_code, town_code, officer_id, starts_at, ends_at, account_id)
       VALUES ($1, $2, $3, now() - interval '1 hour', now() + interval '1 hour', $3)`,
      [desk.home.districtCode, desk.home.code, town.accountId],
    );
    expect(await cases.callVolunteer(town, id)).toEqual({ name: '林阿姨', phone: '13700001234' });
    await cases.act(district, id, { action: 'acknowledged', step: 2 });
    expect(await cases.contacts(town, id)).toMatchObject(unseen);
    expect(await refusal(cases.callVolunteer(town, id))).toBe('WELFARE.NOT_IN_HANDS');
    expect(await cases.contacts(district, id)).toMatchObject({ volunteerName: '林阿姨' });
    await cases.callVolunteer(district, id);
    const { rows } = await desk.test.owner.query('SELECT account_id FROM welfare.volunteer_calls ORDER BY id');
    expect(rows).toEqual([town, district].map(({ accountId }) => ({ account_id: accountId })));
    const neighbour = desk.scopeOf(desk.neighbour, 'town_official');
    expect(await refusal(cases.callVolunteer(neighbour, id))).toBe('WELFARE.CASE_NOT_FOUND');
    const { rows: logged } = await desk.test.owner.query(
      `SELECT FROM platform.audit_log WHERE coalesce(before::text, '') || coalesce(after::text, '') ~ '13700001234|88000101'`,
    );
    expect(logged).toEqual([]);
  });

  it('lets the kitchen add what it knows, and read of what was written only that and what was seen at the door', async () => {
    const { id } = (await open())[0]!;
    await cases.act(district, id, { action: 'noted', step: 3, words: '女儿说有心脏病' });
    await cases.act(lunch.operator, id, { action: 'noted', step: 4, words: '打过电话来，说在女儿家' });
    const words = async (scope: Scope): Promise<(string | null)[]> =>
      (await cases.get(scope, id)).steps.map((step) => step.words).filter((said) => said !== null);
    expect(await words(lunch.operator)).toEqual(['敲门三次', '打过电话来，说在女儿家']);
    expect(await words(district)).toEqual(['敲门三次', '女儿说有心脏病', '打过电话来，说在女儿家']);
  });

  it('shows the kitchen its closed cases with what to do about meals, and never what was found', async () => {
    const [, ...rest] = carrier.stops;
    for (const { stopId } of rest) {
      await desk.outcomes.endStop(carrier.scope, stopId, atDoor({ kind: 'nobody_answers' }));
    }
    const before = await told();
    for (const [at, [finding]] of FINDINGS.entries()) {
      const one = (await open()).find(({ step }) => (at === 0 ? step === 5 : step === 2))!;
      await cases.act(district, one.id, { action: 'closed', step: one.step, finding });
    }
    expect(await open()).toEqual([]);
    const { items, nextCursor } = await kitchens.past(lunch.operator, { limit: 2 });
    const next = await kitchens.past(lunch.operator, { limit: 2, cursor: nextCursor! });
    expect([...items, ...next.items].map(({ advice }) => advice)).toEqual(
      FINDINGS.map(([, advice]) => advice).reverse(),
    );
    expect(next).toMatchObject({
      nextCursor: null,
      items: [{ residentName: '陈阿1', slot: 'lunch', kind: 'no_answer' }],
    });
    expect(JSON.stringify([items, next])).not.toMatch(/hospital|finding|心脏/);
    expect((await told()).slice(before.length)).toEqual(FINDINGS.map(([, , kind]) => kind));
    for (const scope of [town, desk.scopeOf(desk.neighbour, 'operator')]) {
      expect((await kitchens.past(scope, { limit: 5 })).items).toEqual([]);
    }
  });
});
