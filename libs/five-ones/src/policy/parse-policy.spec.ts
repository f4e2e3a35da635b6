import { DomainError } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import { parsePolicy, PolicyErrors } from '../index.js';
import { policyDocument, share, tierDocument } from '../testing/documents.js';

/** 'pointer code' of each fault. */
function faultsOf(json: unknown): string[] {
  try {
    parsePolicy(json);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || !PolicyErrors.INVALID_DOCUMENT.is(error)) throw error;
    expect(error.detail?.['count']).toBe(error.errors?.length);
    for (const fault of error.errors ?? []) expect(fault.zh + fault.en).not.toMatch(/\{[a-z]+\}|undefined/);
    return (error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

const withTier = (fields: object): object => policyDocument({ tiers: [tierDocument(fields)] });

describe('parsePolicy', () => {
  test('fills in what may be left out', () => {
    const parsed = parsePolicy(withTier({ who: [{}], funders: undefined }));
    expect(parsed).toMatchObject({ source: null, effectiveTo: null, limits: [], scope: { townCodes: null } });
    expect(parsed.tiers[0]).toEqual({
      code: 'age-60',
      name: { zh: '60 岁以上', en: '60 and over' },
      kind: 'meal',
      who: [{ age: null, anyCategory: null, grades: null, registration: 'anywhere', livesAlone: null }],
      slots: ['breakfast', 'lunch', 'dinner'],
      modes: ['dine_in', 'pickup', 'proxy_pickup', 'home_delivery'],
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      feeFen: null,
      benefit: { kind: 'fixed', amountFen: 900 },
      minimumSpend: null,
      limits: null,
      funders: [],
      elderCeilingFen: null,
      discountBearer: null,
    });
  });

  test('a delivery tier is about deliveries', () => {
    const parsed = parsePolicy(withTier({ kind: 'delivery', feeFen: 200, benefit: { kind: 'none' } }));
    expect(parsed.tiers[0]).toMatchObject({ kind: 'delivery', feeFen: 200, modes: ['home_delivery'] });
  });

  test.each([[null], [42], ['policy'], [[]], [undefined]])('%j is no policy', (json) => {
    expect(faultsOf(json)).toEqual([json == null ? ' required' : ' not_an_object']);
  });

  test('names every missing field once', () => {
    expect(faultsOf({})).toEqual(
      ['effectiveFrom', 'code', 'version', 'name', 'scope', 'tiers'].map((name) => `/${name} required`),
    );
  });

  test.each([
    [{ code: 'Lunch' }, '/code not_a_code'],
    [{ code: 'a:b' }, '/code not_a_code'],
    [{ version: 0 }, '/version not_an_integer'],
    [{ version: '1' }, '/version not_an_integer'],
    [{ name: { zh: '午餐', en: ' ' } }, '/name/en not_a_text'],
    [{ name: '午餐' }, '/name not_an_object'],
    [{ source: 5 }, '/source not_a_text'],
    [{ scope: { districtCode: '33' } }, '/scope/districtCode not_a_code'],
    [{ scope: { districtCode: '330213', townCodes: [] } }, '/scope/townCodes wrong_length'],
    [{ scope: { districtCode: '330213', townCodes: ['330213001', '330213001'] } }, '/scope/townCodes/1 duplicate'],
    [{ effectiveFrom: '2024-02-30' }, '/effectiveFrom not_a_date'],
    [{ effectiveTo: '2023-12-31' }, '/effectiveTo reversed'],
    [{ limits: [{ name: 'once', window: 'year', max: 1 }] }, '/limits/0/window not_one_of'],
    [{ limits: [{ name: 'once', window: 'day', max: 0 }] }, '/limits/0/max not_an_integer'],
    [
      {
        limits: [
          { name: 'once', window: 'day', max: 1 },
          { name: 'once', window: 'week', max: 5 },
        ],
      },
      '/limits/1 duplicate',
    ],
    [{ tiers: [] }, '/tiers wrong_length'],
    [{ tiers: {} }, '/tiers not_a_list'],
    [{ tiers: [tierDocument(), tierDocument()] }, '/tiers/1 duplicate'],
    [{ elderCeilingFen: 3 }, '/elderCeilingFen unknown_field'],
    [{ 'a/b~c': 3 }, '/a~1b~0c unknown_field'],
    [JSON.parse('{"__proto__": {}}') as object, '/__proto__ unknown_field'],
  ])('%j: %s', (fields, fault) => {
    expect(faultsOf(policyDocument(fields))).toEqual([fault]);
  });

  test.each([
    [{ who: [] }, '/who wrong_length'],
    [{ who: [{ ages: {} }] }, '/who/0/ages unknown_field'],
    [{ who: [{ age: {} }] }, '/who/0/age/from required'],
    [{ who: [{ age: { from: 75, to: 74 } }] }, '/who/0/age/to reversed'],
    [{ who: [{ age: { from: 60.5 } }] }, '/who/0/age/from not_an_integer'],
    [{ who: [{ anyCategory: [] }] }, '/who/0/anyCategory wrong_length'],
    [{ who: [{ anyCategory: ['poor'] }] }, '/who/0/anyCategory/0 not_one_of'],
    [{ who: [{ anyCategory: [['disabled', 'poor']] }] }, '/who/0/anyCategory/0/1 not_one_of'],
    [{ who: [{ livesAlone: 'yes' }] }, '/who/0/livesAlone not_a_flag'],
    [{ slots: ['lunch', 'lunch'] }, '/slots/1 duplicate'],
    [{ weekdays: [0] }, '/weekdays/0 not_one_of'],
    [{ weekdays: [] }, '/weekdays wrong_length'],
    [{ benefit: undefined }, '/benefit required'],
    [{ benefit: {} }, '/benefit/kind required'],
    [{ benefit: { kind: 'none', amountFen: 1 } }, '/benefit/amountFen unknown_field'],
    [{ benefit: { kind: 'fixed', amountFen: -1 } }, '/benefit/amountFen not_an_integer'],
    [{ benefit: { kind: 'percentage', percent: 101 } }, '/benefit/percent not_an_integer'],
    [{ benefit: { kind: 'elder_pays_by_price', levels: [] } }, '/benefit/levels wrong_length'],
    [{ minimumSpend: { amountFen: 1500, per: 'week' } }, '/minimumSpend/per not_one_of'],
    [{ feeFen: 200 }, '/feeFen meal_with_fee'],
    [{ kind: 'delivery' }, '/feeFen required'],
    [{ kind: 'delivery', feeFen: 1, elderCeilingFen: 1 }, '/elderCeilingFen delivery_with_discount'],
    [{ elderCeilingFen: 1, discountBearer: 'operator' }, '/discountBearer ceiling_with_bearer'],
    [{ discountBearer: 'nobody' }, '/discountBearer not_one_of'],
    [{ funders: [share('city', 100), share('city', 100)] }, '/funders/1 duplicate'],
    [{ funders: [share('city', 'rest'), share('town', 100)] }, '/funders/0/amountFen rest_not_last'],
    [{ funders: [{ funder: 'city', amountFen: 100 }] }, '/funders/0/travels required'],
    [{ funders: [share('city', 100, [false, true])] }, '/funders/0/travels/otherDistrict travels_further_only'],
  ])('tier %j: %s', (fields, fault) => {
    expect(faultsOf(withTier(fields))).toEqual([`/tiers/0${fault}`]);
  });

  test('shows many faults at once, and not without end', () => {
    const broken = { ...tierDocument({ code: 'X', benefit: { kind: 'fixed', amountFen: 0.5 } }), surprise: 1 };
    expect(faultsOf(policyDocument({ version: null, tiers: [broken] })).sort()).toEqual([
      '/tiers/0/benefit/amountFen not_an_integer',
      '/tiers/0/code not_a_code',
      '/tiers/0/surprise unknown_field',
      '/version required',
    ]);
    expect(faultsOf(policyDocument({ tiers: Array.from({ length: 5000 }, () => 0) }))).toHaveLength(100);
  });
});
