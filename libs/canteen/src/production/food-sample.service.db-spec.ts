import { addDays, businessDateAt } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../testing/meal-draft.js';
import { openProductionDesk, type ProductionDesk } from '../testing/production-desk.js';
import { FoodRuleService } from './food-rule.service.js';
import { SampleReminderService } from './sample-reminder.service.js';

const TODAY = businessDateAt(new Date());
const daysAgo = (days: number): string => addDays(TODAY, -days);

describe('food samples', () => {
  let desk: ProductionDesk;
  let dishId: string;
  let reminders: SampleReminderService;

  beforeAll(async () => {
    desk = await openProductionDesk();
    reminders = new SampleReminderService(desk.test.database);
    const dish = {
      kind: 'meat',
      ingredients: ['五花肉'],
      contains: ['pork'],
      portionGrams: 120,
      holding: 'hot',
    } as const;
    const copy = { ...dish, ingredients: [...dish.ingredients], contains: [...dish.contains] };
    dishId = (await desk.dishes.add(desk.kitchen.operator, { ...copy, name: '红烧肉' })).id;
  });
  afterAll(() => desk?.test.close());

  const keep = async (businessDate: string, { grams = 130, celsius = 4 } = {}): Promise<string> => {
    const kept = { keptAt: `${businessDate}T11:00:00+08:00`, keptWhere: '1 号留样柜' };
    const draft = { clientId: newClientId(), businessDate, slot: 'lunch' as const, dishId, grams, celsius, ...kept };
    const first = await desk.samples.keep(desk.kitchen.operator, draft);
    expect(await desk.samples.keep(desk.kitchen.operator, draft)).toEqual(first);
    return first.id;
  };
  const cook = (businessDate: string): Promise<string> =>
    desk.enter(desk.kitchen, {
      ...{ businessDate, slot: 'lunch', kind: 'cooked', portions: 40, dishId, holding: 'hot', celsius: 78 },
      happenedAt: `${businessDate}T10:00:00+08:00`,
    });
  const remind = (): Promise<void> =>
    desk.test.database.scoped(systemScope(desk.district.districtCode), (tx) =>
      reminders.make(tx, { districtCode: desk.district.districtCode, at: new Date() }),
    );
  const open = async (): Promise<string[]> =>
    (await reminders.open(desk.kitchen.operator, {})).items.map(({ kind, businessDate }) => `${kind} ${businessDate}`);

  it('are told to be enough and cold enough, or not', async () => {
    const businessDate = daysAgo(1);
    const ids = [
      await keep(businessDate),
      await keep(businessDate, { grams: 124 }),
      await keep(businessDate, { celsius: 8.5 }),
    ];
    const { samples } = await desk.days.day(desk.kitchen.operator, { businessDate });
    const sufficient = ids.map((id) => samples.find((sample) => sample.id === id)?.sufficient);
    expect(sufficient).toEqual([true, false, false]);
    expect(samples[0]?.keepUntil).toEqual(new Date(`${addDays(TODAY, 1)}T11:00:00+08:00`));
  });

  it('are kept for 48 hours; before, somebody has to say why not', async () => {
    const [old, fresh] = [await keep(daysAgo(4)), await keep(daysAgo(1))];
    const end = (id: string, reason?: string): Promise<unknown> =>
      desk.samples.end(desk.kitchen.operator, id, { kind: 'disposed', reason });
    await end(old);
    await expect(end(old)).rejects.toMatchObject({ code: 'PRODUCTION.SAMPLE_ENDED' });
    await expect(end(fresh)).rejects.toMatchObject({ code: 'PRODUCTION.TOO_EARLY' });
    await end(fresh, '冰箱坏了');
    const foreign = desk.samples.end(desk.district.away.operator, fresh, { kind: 'disposed' });
    await expect(foreign).rejects.toMatchObject({ code: 'PRODUCTION.SAMPLE_NOT_FOUND' });
  });

  it('are reminded of: missing after cooking, and when they may be thrown away', async () => {
    const [missing, due] = [daysAgo(2), daysAgo(5)];
    await cook(missing);
    const sample = await keep(due);
    await remind();
    await remind();
    expect((await open()).toSorted()).toEqual([`disposable ${due}`, `missing ${missing}`]);
    await desk.samples.end(desk.kitchen.operator, sample, { kind: 'disposed' });
    expect(await open()).toEqual([`missing ${missing}`]);
    const [reminder] = (await reminders.open(desk.district.home.townOfficial, {})).items;
    expect((await reminders.open(desk.district.away.townOfficial, {})).items).toEqual([]);
    const { rows: told } = await desk.test.owner.query(
      'SELECT account_id, kind FROM messaging.messages WHERE about_id = $1',
      [reminder?.id],
    );
    expect(told).toEqual([{ account_id: desk.kitchen.operator.accountId, kind: `sample.${reminder?.kind}` }]);
    await reminders.acknowledge(desk.kitchen.operator, reminder?.id ?? '');
    await remind();
    expect(await open()).toEqual([]);
    await expect(reminders.acknowledge(desk.kitchen.operator, reminder?.id ?? '')).rejects.toMatchObject({
      code: 'PRODUCTION.ALREADY_ACKNOWLEDGED',
    });
  });

  it('follow the rule of the district from its day on', async () => {
    const rules = new FoodRuleService(desk.test.database);
    const rule = { hotMinutes: 120, chilledMinutes: 720, coreCelsius: 70, sampleGrams: 200, sampleMinutes: 4320 };
    const cold = { sampleFromCelsius: 0, sampleToCelsius: 6 };
    const { districtOfficial } = desk.district;
    await expect(rules.set(districtOfficial, { ...rule, ...cold, validFrom: daysAgo(1) })).rejects.toThrow(
      'RULE_IN_PAST',
    );
    const reversed = { ...rule, sampleFromCelsius: 9, sampleToCelsius: 6, validFrom: TODAY };
    await expect(rules.set(districtOfficial, reversed)).rejects.toThrow('RULE_REVERSED');
    await rules.set(districtOfficial, { ...rule, ...cold, validFrom: TODAY });
    expect(await rules.today(desk.kitchen.operator)).toMatchObject({ ...rule, ...cold, validFrom: TODAY });
    const { rule: earlier } = await desk.days.day(desk.kitchen.operator, { businessDate: daysAgo(1) });
    expect(earlier).toMatchObject({ hotMinutes: 240, sampleGrams: 125, validFrom: null });
  });

  it('let the name of who carried a dispatch go after a year', async () => {
    const sent = { portions: 20, boxes: 2, pointId: desk.points[0].facilityId, celsius: 75, carrier: '老王' };
    const businessDate = daysAgo(1);
    const happenedAt = `${businessDate}T10:00:00+08:00`;
    await desk.enter(desk.kitchen, { businessDate, slot: 'lunch', kind: 'dispatched', happenedAt, ...sent });
    const names = async (): Promise<unknown> =>
      (await desk.test.owner.query(`SELECT count(*)::int AS n FROM canteen.dispatch_carriers`)).rows[0];
    await remind();
    expect(await names()).toEqual({ n: 1 });
    const later = new Date(Date.now() + 367 * 86_400_000);
    await desk.test.database.scoped(systemScope(desk.district.districtCode), (tx) =>
      reminders.make(tx, { districtCode: desk.district.districtCode, at: later }),
    );
    expect(await names()).toEqual({ n: 0 });
  });
});
