import { settleDay, type DaySettlementInput } from '@nuancan/five-ones';
import { addDays, fen, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeTranche } from '../../../donation/src/testing/store-tranche.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { storeMeals } from '../testing/store-meal.js';

const DAYS = 60;
const FIRST_DAY = parseBusinessDate('2026-07-01');

const anyMeal = fc.record({
  minute: fc.nat({ max: 4 }),
  delivered: fc.boolean(),
  /** Of the two residents only the second is in the earmarked category. */
  who: fc.constantFrom('plain', 'marked', 'public'),
  ingredientsFen: fc.nat({ max: 900 }),
  labourFen: fc.nat({ max: 700 }),
  energyFen: fc.nat({ max: 300 }),
  packagingFen: fc.nat({ max: 100 }),
  deliveryFen: fc.nat({ max: 300 }),
  elderDueFen: fc.nat({ max: 1500 }),
  elderPaidFen: fc.nat({ max: 1500 }),
  cityFen: fc.nat({ max: 500 }),
  townFen: fc.nat({ max: 500 }),
});
const anyTranche = fc.record({
  earmark: fc.constantFrom('anyone', 'town', 'facility', 'category', 'other_facility'),
  amountFen: fc.integer({ min: 1, max: 5000 }),
  age: fc.nat({ max: 3 }),
});
const anyDay = fc.record({
  meals: fc.array(anyMeal, { maxLength: 25 }),
  gardenGrams: fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 3 }),
  deliveryMinutes: fc.nat({ max: 240 }),
  kitchenMinutes: fc.nat({ max: 240 }),
  tranches: fc.array(anyTranche, { maxLength: 4 }),
});
type Day = typeof anyDay extends fc.Arbitrary<infer T> ? T : never;

const GARDEN_UNIT_FEN = 733;
const HOUR_FEN = 1999;
const gardenFen = (grams: number): number => Math.floor((grams * GARDEN_UNIT_FEN) / 1000 + 0.5);
const hoursFen = (minutes: number): number => Math.floor((minutes * HOUR_FEN) / 60 + 0.5);

describe('the settlement of a day in SQL', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let residents: { plain: string; marked: string; public: null };

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    residents = {
      plain: await createResident(test.owner, district.home),
      marked: await createResident(test.owner, district.home, { name: '李阿狗' }),
      public: null,
    };
    await test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       VALUES ($1, $2, $3, 'minimum_living', '2020-01-01')`,
      [residents.marked, district.districtCode, district.home.townCode],
    );
  });
  afterAll(() => test?.close());

  async function enterSource(date: BusinessDate, kind: string, quantity: number, unitFen: number): Promise<void> {
    if (quantity === 0) return;
    await test.owner.query(
      `WITH entered AS (INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description,
         quantity, unit_fen, client_id, body_hash, account_id)
       VALUES ($1, $2, $3, $4, $5, 'x', $6, $7, gen_random_uuid(), sha256(''), $8) RETURNING *)
       INSERT INTO canteen.hours_confirmations (source_id, district_code, town_code, facility_id, business_date, account_id)
       SELECT id, district_code, town_code, facility_id, business_date, account_id FROM entered WHERE kind <> 'garden'`,
      [
        ...[district.districtCode, district.home.townCode, district.home.facilityId, date, kind, quantity, unitFen],
        district.home.operator.accountId,
      ],
    );
  }

  async function enterTranche(date: BusinessDate, tranche: Day['tranches'][number]): Promise<string> {
    const { earmark, amountFen, age } = tranche;
    const { districtCode, organisationId } = district;
    return storeTranche(test.owner, {
      ...{ districtCode, organisationId, amountFen, accountId: district.districtOfficial.accountId ?? '' },
      receivedOn: addDays(date, -age),
      earmark: earmark === 'other_facility' ? 'facility' : earmark,
      forTown: earmark === 'town' ? district.home.townCode : null,
      forFacility:
        { facility: district.home.facilityId, other_facility: district.away.facilityId }[earmark as string] ?? null,
      forCategory: earmark === 'category' ? 'minimum_living' : null,
    });
  }

  it(`equals the pure function on ${DAYS} random days`, async () => {
    let day = 0;
    await fc.assert(
      fc.asyncProperty(anyDay, async (drawn) => {
        await test.owner.query(`UPDATE donation.tranches SET spent_fen = amount_fen`);
        const date = addDays(FIRST_DAY, day);
        day += 1;
        const ids = await storeMeals(
          test.owner,
          district.home,
          drawn.meals.map(({ minute, who, ...meal }) => ({
            ...meal,
            businessDate: date,
            servedAt: `${date}T11:0${minute}:00+08:00`,
            residentId: residents[who],
            deliveryFen: meal.delivered ? meal.deliveryFen : 0,
            ...(who === 'public' ? { cityFen: 0, townFen: 0 } : {}),
          })),
        );
        for (const grams of drawn.gardenGrams) await enterSource(date, 'garden', grams, GARDEN_UNIT_FEN);
        await enterSource(date, 'delivery_hours', drawn.deliveryMinutes, HOUR_FEN);
        await enterSource(date, 'kitchen_hours', drawn.kitchenMinutes, HOUR_FEN);
        const tranches = [];
        for (const tranche of drawn.tranches) tranches.push({ ...tranche, id: await enterTranche(date, tranche) });
        const expected = settleDay(pureDay(drawn, ids, tranches));

        await test.database.scoped(district.home.operator, (tx) =>
          tx.query(`SELECT canteen.settle_day($1, $2, 'operator', NULL, '{}', 0)`, [district.home.facilityId, date]),
        );
        expect(await stored(date)).toEqual(
          expected.meals.map(({ donations, ...meal }) => ({
            ...meal,
            donations: Object.fromEntries(donations.map(({ trancheId, amountFen }) => [trancheId, amountFen])),
          })),
        );
        const { rows } = await test.owner.query<{ id: string; spent: number }>(
          'SELECT id, spent_fen AS spent FROM donation.tranches WHERE id = ANY ($1)',
          [tranches.map(({ id }) => id)],
        );
        const spent = new Map(rows.map((row) => [row.id, row.spent]));
        for (const { trancheId, amountFen } of expected.trancheSpent) expect(spent.get(trancheId)).toBe(amountFen);
        const [close] = (
          await test.owner.query(
            `SELECT garden_offered_fen - garden_fen AS garden, volunteer_offered_fen - volunteer_fen AS volunteer
             FROM canteen.day_closes WHERE business_date = $1`,
            [date],
          )
        ).rows;
        expect(close).toEqual({ garden: expected.unallocated.gardenFen, volunteer: expected.unallocated.volunteerFen });
      }),
      { numRuns: DAYS },
    );
  });

  /** Residents' meals only: a public sale keeps what it had, outside in-kind value and donations. */
  async function stored(date: BusinessDate): Promise<unknown[]> {
    const { rows } = await test.owner.query(
      `SELECT s.meal_id AS "mealId", s.garden_fen AS "gardenFen", s.volunteer_fen AS "volunteerFen", s.donation_fen AS "donationFen",
         s.unfunded_fen AS "unfundedFen", s.surplus_fen AS "surplusFen",
         (SELECT coalesce(json_object_agg(d.tranche_id, d.amount_fen), '{}') FROM canteen.meal_donations d WHERE d.meal_id = s.meal_id) AS donations
       FROM canteen.meal_settlements s JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
       WHERE s.business_date = $1 AND m.resident_id IS NOT NULL ORDER BY m.served_at, m.id`,
      [date],
    );
    return rows;
  }

  function pureDay(
    drawn: Day,
    ids: readonly string[],
    tranches: readonly (Day['tranches'][number] & { id: string })[],
  ): DaySettlementInput {
    const marked = new Set(ids.filter((_id, at) => drawn.meals[at]?.who === 'marked'));
    const meals = drawn.meals.flatMap((meal, at) =>
      meal.who === 'public'
        ? []
        : {
            mealId: ids[at] ?? '',
            servedAtMs: meal.minute,
            delivered: meal.delivered,
            cost: {
              ingredientsFen: fen(meal.ingredientsFen),
              labourFen: fen(meal.labourFen),
              energyFen: fen(meal.energyFen),
              packagingFen: fen(meal.packagingFen),
              deliveryFen: fen(meal.delivered ? meal.deliveryFen : 0),
            },
            elderDueFen: fen(meal.elderDueFen),
            elderPaidFen: fen(meal.elderPaidFen),
            governmentFen: fen(meal.cityFen + meal.townFen),
          },
    );
    return {
      meals,
      gardenFen: fen(drawn.gardenGrams.reduce((sum, grams) => sum + gardenFen(grams), 0)),
      volunteer: { deliveryFen: fen(hoursFen(drawn.deliveryMinutes)), otherFen: fen(hoursFen(drawn.kitchenMinutes)) },
      tranches: [...tranches]
        .sort((a, b) => b.age - a.age || (a.id < b.id ? -1 : 1))
        .filter(({ earmark }) => earmark !== 'other_facility')
        .map(({ id, amountFen, earmark }) => ({
          trancheId: id,
          remainingFen: fen(amountFen),
          ...(earmark === 'category' ? { eligible: (mealId: string) => marked.has(mealId) } : {}),
        })),
    };
  }
});
