import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, type CanteenDistrict } from '../testing/canteen-district.js';
import { DishService } from './dish.service.js';

const PORK = {
  name: '红烧肉',
  kind: 'meat',
  ingredients: ['五花肉', '酱油'],
  contains: ['pork', 'soy', 'high_fat'],
  portionGrams: 120,
  holding: 'hot',
} as const;
const COPY = { ...PORK, ingredients: [...PORK.ingredients], contains: [...PORK.contains] };

describe('dishes', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let dishes: DishService;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    dishes = new DishService(test.database);
  });
  afterAll(() => test?.close());

  const names = async (scope: CanteenDistrict['districtOfficial'], asked: object = {}): Promise<string[]> =>
    (await dishes.list(scope, { limit: 100, ...asked })).items.map(({ name }) => name);

  it('are a catalogue of the district, to which a facility adds its own', async () => {
    const { home, away, districtOfficial } = district;
    await dishes.add(districtOfficial, COPY);
    const own = await dishes.add(home.operator, { ...COPY, name: '蒋家豆腐', kind: 'vegetable', contains: ['soy'] });
    expect(own).toMatchObject({ facilityId: home.facilityId, contains: ['soy'], version: 1, retiredOn: null });
    expect(await names(home.operator)).toEqual(['红烧肉', '蒋家豆腐']);
    expect(await names(away.operator)).toEqual(['红烧肉']);
    expect(await names(home.townOfficial)).toEqual(['红烧肉', '蒋家豆腐']);
    expect(await names(districtOfficial, { kind: 'vegetable' })).toEqual(['蒋家豆腐']);
    await expect(names(away.operator, { facilityId: home.facilityId })).rejects.toThrow('DISH.FACILITY_NOT_IN_SCOPE');
    expect(await names(district.volunteer)).toEqual([]);
  });

  it('come page by page', async () => {
    const first = await dishes.list(district.home.operator, { limit: 1 });
    expect(first.items).toHaveLength(1);
    const next = await dishes.list(district.home.operator, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(next).toMatchObject({ items: [{ name: '蒋家豆腐' }], nextCursor: null });
  });

  it('bear a name once among those in use', async () => {
    await expect(dishes.add(district.districtOfficial, COPY)).rejects.toThrow('DISH.NAME_TAKEN');
    const again = await dishes.add(district.away.operator, COPY);
    await dishes.retire(district.away.operator, again);
    await dishes.add(district.away.operator, COPY);
  });

  it('are mended by their own, at the version that was seen, until they are retired', async () => {
    const { home, away, districtOfficial } = district;
    const own = await dishes.add(home.operator, { ...COPY, name: '霉干菜肉' });
    const mended = { ...COPY, contains: ['pork' as const, 'high_salt' as const], portionGrams: 100 };
    await expect(dishes.edit(away.operator, own, mended)).rejects.toThrow('DISH.NOT_FOUND');
    expect(await dishes.edit(home.operator, own, mended)).toMatchObject({ portionGrams: 100, version: 2 });
    await expect(dishes.edit(home.operator, own, mended)).rejects.toThrow('CHANGED_MEANWHILE');
    const [catalogued] = (await dishes.list(districtOfficial, { limit: 1 })).items;
    await expect(dishes.edit(home.townOfficial, catalogued!, mended)).rejects.toThrow('DISH.NOT_FOUND');
    const retired = await dishes.retire(home.townOfficial, { id: own.id, version: 2 });
    expect(retired.retiredOn).not.toBeNull();
    await expect(dishes.edit(home.operator, retired, mended)).rejects.toThrow('DISH.RETIRED');
    expect(await names(home.operator, { state: 'retired' })).toEqual(['霉干菜肉']);
  });

  it('are never deleted, nor called something else', async () => {
    const run = (sql: string): Promise<unknown> => test.database.scoped(district.home.operator, (tx) => tx.query(sql));
    await expect(run('DELETE FROM canteen.dishes')).rejects.toThrow('permission denied');
    await expect(run(`UPDATE canteen.dishes SET name = 'x'`)).rejects.toThrow('permission denied');
    const unknown = test.owner.query(`UPDATE canteen.dishes SET contains = '{plutonium}'`);
    await expect(unknown).rejects.toMatchObject({ constraint: 'dishes_contains' });
  });
});
