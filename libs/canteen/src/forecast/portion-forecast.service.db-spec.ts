import { addDays, businessDateAt } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../testing/canteen-district.js';
import { newClientId } from '../testing/meal-draft.js';
import { openProductionDesk, type ProductionDesk } from '../testing/production-desk.js';
import { storeMeals } from '../testing/store-meal.js';
import type { SlotForecastDto } from './portion-forecast.dto.js';
import { PortionForecastService } from './portion-forecast.service.js';
import { WeatherNoteService } from './weather-note.service.js';

const TODAY = businessDateAt(new Date());
const TOMORROW = addDays(TODAY, 1);
const DAYS = 24;
const MEAL = { ingredientsFen: 600, labourFen: 500, elderDueFen: 1200, elderPaidFen: 1200 };

describe('what a kitchen may need tomorrow', () => {
  let desk: ProductionDesk;
  let forecasts: PortionForecastService;
  let notes: WeatherNoteService;

  beforeAll(async () => {
    desk = await openProductionDesk();
    forecasts = new PortionForecastService(desk.test.database, new CalendarReader());
    notes = new WeatherNoteService(desk.test.database);
    await serve(desk.kitchen, { each: 10, days: DAYS });
    await serve(desk.points[1], { each: 5, days: DAYS });
    await serve(desk.points[0], { each: 4, days: 6 });
  });
  afterAll(() => desk?.test.close());

  /** So many lunches on each of the last days. */
  async function serve(site: CanteenSite, { each, days }: { each: number; days: number }): Promise<void> {
    const { owner } = desk.test;
    await owner.query('SELECT canteen.ensure_meal_partitions($1, $2)', [addDays(TODAY, -days), TODAY]);
    const meals = Array.from({ length: days }, (_, at) => addDays(TODAY, -1 - at)).flatMap((businessDate) =>
      Array.from({ length: each }, () => ({
        ...{ ...MEAL, businessDate, residentId: null, servedAt: `${businessDate}T11:30:00+08:00` },
      })),
    );
    await storeMeals(owner, site, meals);
  }

  async function of(site: CanteenSite, slot: string, businessDate: string = TOMORROW): Promise<SlotForecastDto> {
    const { slots } = await forecasts.forecast(site.operator, { businessDate });
    const found = slots.find((one) => one.slot === slot);
    if (!found) throw new Error(`no ${slot}`);
    return found;
  }

  it('adds what the points it feeds will need, whose meals it does not read', async () => {
    const lunch = await of(desk.kitchen, 'lunch');
    expect(lunch.state).toBe('forecast');
    expect(lunch.days).toBe(DAYS);
    // Six days of one more point of four are the latest.
    expect(lunch.portions).toBeGreaterThanOrEqual(16);
    expect(lunch.portions).toBeLessThanOrEqual(19);
    expect(lunch.atPoints).toBeGreaterThanOrEqual(5);
    expect(lunch.error?.days).toBeGreaterThan(0);
    expect(lunch.least).not.toBeNull();
    const own = await of(desk.points[1], 'lunch');
    expect([own.portions, own.atPoints, own.least, own.most, own.error?.meanPortions]).toEqual([5, 0, 5, 5, 0]);
  });

  it('says that it does not know where there are too few days', async () => {
    expect(await of(desk.points[0], 'lunch')).toMatchObject({
      state: 'not_enough_days',
      days: 6,
      portions: null,
      error: null,
    });
    expect(await of(desk.kitchen, 'dinner')).toMatchObject({
      state: 'not_enough_days',
      days: 0,
      portions: null,
      most: null,
    });
  });

  it('needs nothing on a day on which it is closed', async () => {
    const { owner } = desk.test;
    const { townCode, facilityId, operator } = desk.points[1];
    await owner.query(
      `INSERT INTO meal_point.opening_exceptions (district_code, town_code, facility_id, kind, valid_from, valid_to, reason)
       VALUES ($1, $2, $3, 'closed', $4, $4, '停水')`,
      [operator.districtCode, townCode, facilityId, addDays(TODAY, 3)],
    );
    expect(await of(desk.points[1], 'lunch', addDays(TODAY, 3))).toMatchObject({ state: 'closed', portions: 0 });
    expect(await of(desk.points[1], 'lunch', addDays(TODAY, 2))).toMatchObject({ state: 'forecast', portions: 5 });
  });

  it('leaves out meals that were voided, and those of today', async () => {
    const before = await of(desk.kitchen, 'lunch');
    const { owner } = desk.test;
    const businessDate = addDays(TODAY, -1);
    const meal = { ...MEAL, residentId: null };
    const [id] = await storeMeals(owner, desk.kitchen, [
      { ...meal, businessDate, servedAt: `${businessDate}T11:30:00+08:00` },
      { ...meal, businessDate: TODAY, servedAt: new Date().toISOString() },
    ]);
    await owner.query(
      `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, reason, voided_at, device_id, client_id, account_id)
       SELECT id, business_date, district_code, facility_town, facility_id, '点错了', served_at, device_id, uuidv7(), account_id FROM canteen.meals WHERE id = $1`,
      [id],
    );
    expect(await of(desk.kitchen, 'lunch')).toEqual(before);
  });

  it('is told to nobody else, and no further than a week ahead', async () => {
    const { kitchen, points } = desk;
    const asked = { businessDate: TOMORROW, facilityId: kitchen.facilityId };
    const notInScope = { code: 'FORECAST.FACILITY_NOT_IN_SCOPE' };
    await expect(forecasts.forecast(points[1].operator, asked)).rejects.toMatchObject(notInScope);
    const rows = await desk.test.database.scoped(points[1].operator, (tx) =>
      tx.query<unknown[]>('SELECT * FROM canteen.portions_served($1, $2, $3, $3)', [
        kitchen.facilityId,
        addDays(TODAY, -30),
        TODAY,
      ]),
    );
    expect(rows).toEqual([]);
    const far = forecasts.forecast(kitchen.operator, { businessDate: addDays(TODAY, 8) });
    await expect(far).rejects.toMatchObject({ code: 'FORECAST.TOO_FAR' });
  });

  it('reckons with the weather that was noted last, once a client id', async () => {
    const { operator } = desk.kitchen;
    const draft = { clientId: newClientId(), businessDate: TOMORROW, weather: 'storm' as const };
    const first = await notes.note(operator, draft);
    expect(await notes.note(operator, draft)).toEqual(first);
    const clash = notes.note(operator, { ...draft, weather: 'rain' });
    await expect(clash).rejects.toMatchObject({ code: 'FORECAST.CLIENT_ID_CLASH' });
    expect((await of(desk.kitchen, 'lunch')).unlearnt).toEqual(['weather']);
    await notes.note(operator, { ...draft, clientId: newClientId(), weather: 'fair' });
    expect((await forecasts.forecast(operator, { businessDate: TOMORROW })).weather).toBe('fair');
    expect((await of(desk.kitchen, 'lunch')).unlearnt).toEqual([]);
    const far = notes.note(operator, { ...draft, clientId: newClientId(), businessDate: addDays(TODAY, 8) });
    await expect(far).rejects.toMatchObject({ code: 'FORECAST.NOTE_OUT_OF_TIME' });
    const foreign = notes.note(operator, { ...draft, clientId: newClientId(), facilityId: desk.points[1].facilityId });
    await expect(foreign).rejects.toMatchObject({ code: 'FORECAST.FACILITY_NOT_IN_SCOPE' });
  });

  it('knew of a past day no more than what was noted before it', async () => {
    const { owner } = desk.test;
    const { townCode, facilityId, operator } = desk.kitchen;
    const day = addDays(TODAY, -3);
    await owner.query(
      `INSERT INTO canteen.weather_notes (district_code, town_code, facility_id, business_date, weather, client_id, body_hash, account_id, recorded_at)
       VALUES ($1, $2, $3, $4::date, 'storm', uuidv7(), sha256(''), $5, ($4::date + time '17:00') AT TIME ZONE 'Asia/Shanghai')`,
      [operator.districtCode, townCode, facilityId, day, operator.accountId],
    );
    expect((await forecasts.forecast(operator, { businessDate: day })).weather).toBe('storm');
    expect((await of(desk.kitchen, 'lunch', day)).unlearnt).toEqual([]);
  });
});
