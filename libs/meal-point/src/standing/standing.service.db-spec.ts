import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FacilityReader } from '../facility/facility-reader.js';
import { FacilityService } from '../facility/facility.service.js';
import { SupplyService } from '../supply/supply.service.js';
import { arrangeMealPoints, FAR_TOWN, TOWN, type MealPointDistrict } from '../testing/meal-point-district.js';
import { StandingService } from './standing.service.js';

const TODAY = businessDateAt(new Date());
const day = (days: number): string => addDays(TODAY, days);
const PASSED = [{ item: '食品经营许可证', passed: true }];

let test: TestDatabase;
let at: MealPointDistrict;
let facilities: FacilityService;
let standing: StandingService;
let planned: string;
let number = 0;

async function plan(tier: 'elder_canteen' | 'meal_point' = 'elder_canteen', scope = at.townOfficial): Promise<string> {
  number += 1;
  const draft = {
    code: `NEW-${number}`,
    townCode: TOWN,
    name: '新点',
    tier,
    organisationId: at.organisationId,
    openedOn: TODAY,
  };
  return (await facilities.create(scope, draft)).id;
}

async function accept(id: string): Promise<void> {
  const { acceptances } = await standing.propose(at.townOfficial, id, { checklist: PASSED });
  await standing.decide(at.districtOfficial, acceptances.at(-1)?.id ?? '', {
    result: 'accepted',
    inspectedOn: TODAY,
    checklist: PASSED,
  });
}

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  facilities = new FacilityService(test.database, new FacilityReader());
  standing = new StandingService(test.database);
});
afterAll(() => test?.close());
beforeEach(async () => {
  planned = await plan();
});

describe('a facility', () => {
  it('is planned by its town, put forward, accepted by the district, opened, suspended, opened again and closed', async () => {
    expect(await standing.of(at.townOfficial, planned)).toMatchObject({ state: 'planned', acceptances: [] });
    await accept(planned);
    const record = (state: 'open' | 'suspended' | 'closed', validFrom: string) =>
      standing.record(at.districtOfficial, planned, { state, validFrom, reason: '演示' });
    await record('open', TODAY);
    await record('suspended', day(10));
    await record('open', day(20));
    const { states } = await record('closed', day(40));
    expect(states.map(({ state, validFrom }) => `${state} ${validFrom}`)).toEqual([
      `planned ${TODAY}`,
      `accepted ${TODAY}`,
      `open ${TODAY}`,
      `suspended ${day(10)}`,
      `open ${day(20)}`,
      `closed ${day(40)}`,
    ]);
    expect(await facilities.get(at.districtOfficial, planned)).toMatchObject({ openedOn: TODAY, closedOn: day(39) });
  });

  it('does not open before it is accepted, neither by the service nor by SQL', async () => {
    const open = { state: 'open' as const, validFrom: TODAY, reason: '开业' };
    await expect(standing.record(at.districtOfficial, planned, open)).rejects.toThrow('MEAL_POINT.STATE_STEP');
    const bySql = (columns: string, values: string): Promise<unknown> =>
      test.database.scoped(at.districtOfficial, (tx) =>
        tx.query(
          `INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, valid_from, recorded_by${columns})
           SELECT district_code, town_code, id, 9, $2, $3${values} FROM meal_point.facilities WHERE id = $1`,
          [planned, TODAY, at.districtOfficial.accountId],
        ),
      );
    await expect(bySql(', state', `, 'open'`)).rejects.toMatchObject({
      driverError: { constraint: 'facility_states_step' },
    });
    await expect(bySql(', state, taken_over', `, 'open', true`)).rejects.toMatchObject({
      driverError: { constraint: 'facility_states_taken_over' },
    });
    await expect(bySql(', state, acceptance_id', `, 'accepted', uuidv7()`)).rejects.toMatchObject({
      driverError: { constraint: 'facility_states_accepted_first' },
    });
  });

  it('opens as a meal point only when somebody feeds it', async () => {
    const point = await plan('meal_point');
    await accept(point);
    const open = { state: 'open' as const, validFrom: TODAY, reason: '开业' };
    await expect(standing.record(at.districtOfficial, point, open)).rejects.toThrow('MEAL_POINT.NOT_SUPPLIED');
    const supplies = new SupplyService(test.database);
    await supplies.set(at.townOfficial, {
      facilityId: point,
      supplierId: at.kitchen,
      slots: ['lunch'],
      validFrom: TODAY,
    });
    expect(await standing.record(at.districtOfficial, point, open)).toMatchObject({ state: 'open' });
  });

  it('is taken over as it is when nobody planned it, and begins as planned when a person slipped it in', async () => {
    expect(await standing.of(at.townOfficial, at.canteen)).toMatchObject({
      state: 'open',
      states: [{ state: 'open', validFrom: '2022-01-01', takenOver: true, recordedBy: null }],
    });
    await test.database.scoped(at.districtOfficial, (tx) =>
      tx.query(
        `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
         SELECT 'SLIPPED', district_code, town_code, organisation_id, tier, name, '2022-01-01' FROM meal_point.facilities WHERE id = $1`,
        [at.canteen],
      ),
    );
    const { rows } = await test.owner.query(
      `SELECT state, taken_over FROM meal_point.facility_states s JOIN meal_point.facilities f ON f.id = s.facility_id WHERE f.code = 'SLIPPED'`,
    );
    expect(rows).toEqual([{ state: 'planned', taken_over: false }]);
  });

  it('changes no state that was recorded', async () => {
    for (const change of [
      `UPDATE meal_point.facility_states SET reason = 'x'`,
      'DELETE FROM meal_point.facility_states',
    ]) {
      await expect(test.owner.query(change)).rejects.toMatchObject({ code: '23000' });
    }
  });

  it('is suspended by its town, and nothing else', async () => {
    await accept(planned);
    await standing.record(at.districtOfficial, planned, { state: 'open', validFrom: TODAY, reason: '开业' });
    const byTown = (state: 'suspended' | 'closed') =>
      standing.record(at.townOfficial, planned, { state, validFrom: TODAY, reason: '整改' });
    await expect(byTown('closed')).rejects.toThrow('MEAL_POINT.DISTRICT_ONLY');
    expect(await byTown('suspended')).toMatchObject({ state: 'suspended' });
    const foreign = standing.record(at.farOfficial, planned, { state: 'suspended', validFrom: TODAY, reason: '越界' });
    await expect(foreign).rejects.toThrow('FACILITY_NOT_FOUND');
  });

  it('is planned by a town for itself only', async () => {
    const draft = { code: 'ELSEWHERE', townCode: FAR_TOWN, name: '外镇', tier: 'elder_canteen' as const };
    const created = facilities.create(at.townOfficial, {
      ...draft,
      organisationId: at.organisationId,
      openedOn: TODAY,
    });
    await expect(created).rejects.toThrow('MEAL_POINT.OTHER_TOWN');
  });
});

describe('an acceptance', () => {
  it('is decided by another account than the one that proposed it, once', async () => {
    const { acceptances } = await standing.propose(at.districtOfficial, planned, { checklist: PASSED });
    const id = acceptances[0]?.id ?? '';
    const decision = { result: 'accepted' as const, inspectedOn: TODAY, checklist: PASSED };
    await expect(standing.decide(at.districtOfficial, id, decision)).rejects.toThrow('MEAL_POINT.FOUR_EYES');
    expect(await standing.decide(at.otherDistrictOfficial, id, decision)).toMatchObject({ state: 'accepted' });
    await expect(standing.decide(at.otherDistrictOfficial, id, decision)).rejects.toThrow('ACCEPTANCE_DECIDED');
  });

  it('passes only when each item passed; a rejected one may be proposed again', async () => {
    const { acceptances } = await standing.propose(at.townOfficial, planned, { checklist: PASSED });
    await expect(standing.propose(at.townOfficial, planned, { checklist: PASSED })).rejects.toThrow(
      'ACCEPTANCE_PENDING',
    );
    const failed = [...PASSED, { item: '消防', passed: false, note: '通道堵塞' }];
    const decide = (result: 'accepted' | 'rejected') =>
      standing.decide(at.districtOfficial, acceptances[0]?.id ?? '', { result, inspectedOn: TODAY, checklist: failed });
    await expect(decide('accepted')).rejects.toThrow('MEAL_POINT.NOT_ALL_PASSED');
    expect(await decide('rejected')).toMatchObject({ state: 'planned', acceptances: [{ result: 'rejected' }] });
    await accept(planned);
    expect(await standing.of(at.townOfficial, planned)).toMatchObject({ state: 'accepted' });
  });

  it('is not decided by a town, and not proposed for a facility that is open', async () => {
    const { acceptances } = await standing.propose(at.townOfficial, planned, { checklist: PASSED });
    const decision = { result: 'rejected' as const, inspectedOn: TODAY, checklist: PASSED };
    const byTown = standing.decide({ ...at.townOfficial }, acceptances[0]?.id ?? '', decision);
    await expect(byTown).rejects.toThrow('ROW_NOT_FOUND');
    await expect(standing.propose(at.townOfficial, at.canteen, { checklist: PASSED })).rejects.toThrow('NOT_PLANNED');
    const tomorrow = standing.decide(at.districtOfficial, acceptances[0]?.id ?? '', {
      ...decision,
      inspectedOn: day(1),
    });
    await expect(tomorrow).rejects.toThrow('INSPECTED_LATER');
  });
});

describe('a star grade', () => {
  it('ends the one before, and is given by the district', async () => {
    const grade = (stars: number, validFrom: string) => ({ stars, validFrom, assessor: '区民政局', basis: '评定办法' });
    await standing.setStars(at.districtOfficial, at.canteen, grade(3, '2024-01-01'));
    const { starGrades } = await standing.setStars(at.districtOfficial, at.canteen, grade(4, day(1)));
    expect(starGrades).toMatchObject([
      { stars: 3, validTo: TODAY },
      { stars: 4, validTo: null },
    ]);
    await expect(standing.setStars(at.townOfficial, at.canteen, grade(5, day(2)))).rejects.toThrow(
      /row-level security/,
    );
  });
});
