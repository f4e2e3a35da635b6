import { fen, parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import { RatingErrors } from '../index.js';
import { meal, policy, rate, share, tierDocument, uses } from '../testing/documents.js';

const SLOT = { key: 'subsidised:lunch', windowStart: '2024-05-15', max: 1 };
const townOnly = [share('town', 'rest', [false, false])];
const districtOnly = [share('district', 'rest')];

describe('overlaps', () => {
  const both = policy({
    tiers: [
      tierDocument({ code: 'large-local', benefit: { kind: 'fixed', amountFen: 1100 }, funders: townOnly }),
      tierDocument({ code: 'small-travelling', benefit: { kind: 'fixed', amountFen: 700 }, funders: districtOnly }),
    ],
  });

  test('the lowest elder payment wins at home', () => {
    expect(rate([both])).toMatchObject({ tierCode: 'large-local', governmentFen: 1100, elderDueFen: 100 });
  });

  test('and after shares have dropped elsewhere', () => {
    expect(rate([both], { meal: { facilityTownCode: '330213002' } })).toMatchObject({
      tierCode: 'small-travelling',
      governmentFen: 700,
      elderDueFen: 500,
      droppedFen: 0,
      flags: ['cross_town'],
    });
  });

  test('nothing travels to another district: the larger benefit names the tier, and nothing is taken', () => {
    expect(rate([both], { meal: { facilityTownCode: '330212001', facilityDistrictCode: '330212' } })).toMatchObject({
      tierCode: 'large-local',
      governmentFen: 0,
      elderDueFen: 1200,
      droppedFen: 1100,
      shares: [],
      limits: [],
      exhausted: false,
      flags: ['cross_district'],
    });
  });

  test('a town policy beside a district policy: one benefit, one slot', () => {
    const district = policy({ code: 'district' });
    const town = policy({
      code: 'town',
      scope: { districtCode: '330213', townCodes: ['330213001'] },
      tiers: [tierDocument({ benefit: { kind: 'elder_pays', amountFen: 200 }, funders: townOnly })],
    });
    expect(rate([district, town])).toMatchObject({ policyCode: 'town', elderDueFen: 200, limits: [SLOT] });
    expect(rate([district, town], { diner: { homeTownCode: '330213002' } })).toMatchObject({ policyCode: 'district' });
    expect(rate([district, town], { limitUse: uses({ 'subsidised:lunch@2024-05-15': 1 }) })).toMatchObject({
      policyCode: null,
      governmentFen: 0,
      elderDueFen: 1200,
      exhausted: true,
      flags: ['second_in_slot'],
    });
  });

  test.each([
    ['more from government than from a discount', { discountBearer: 'operator', funders: [] }, {}, 'b'],
    ['the tier named first', {}, {}, 'a'],
  ])('a tie goes to %s', (_, a, b, winner) => {
    const tied = policy({ tiers: [tierDocument({ code: 'aa', ...a }), tierDocument({ code: 'bb', ...b })] });
    expect(rate([tied]).tierCode).toBe(winner + winner);
  });

  test('a tie between policies goes to the lower code, between versions to the higher version', () => {
    const tied = [policy({ code: 'beta' }), policy({ code: 'alpha' }), policy({ code: 'alpha', version: 2 })];
    for (const policies of [tied, [...tied].reverse()]) {
      expect(rate(policies)).toMatchObject({ policyCode: 'alpha', policyVersion: 2 });
    }
  });
});

describe('limits', () => {
  const twoTiers = [
    tierDocument({ code: 'better', benefit: { kind: 'fixed', amountFen: 1000 } }),
    tierDocument({ code: 'plain' }),
  ];
  const perWindow = (window: string, max: number): object => ({ limits: [{ name: 'quota', window, max }] });

  test.each([
    ['slot', 'limit:lunch-2024:quota:slot:lunch', '2024-05-15'],
    ['day', 'limit:lunch-2024:quota:day', '2024-05-15'],
    ['week', 'limit:lunch-2024:quota:week', '2024-05-13'],
    ['month', 'limit:lunch-2024:quota:month', '2024-05-01'],
  ])(
    'per %s are counted as %s from %s, by all tiers of the policy and over its versions',
    (window, key, windowStart) => {
      for (const version of [1, 2]) {
        const limited = policy({ version, tiers: twoTiers, ...perWindow(window, 2) });
        expect(rate([limited]).limits).toEqual([SLOT, { key, windowStart, max: 2 }]);
        const once = uses({ [`${key}@${windowStart}`]: 1 });
        expect(rate([limited], { limitUse: once })).toMatchObject({ tierCode: 'better', exhausted: false });
        const twice = uses({ [`${key}@${windowStart}`]: 2 });
        expect(rate([limited], { limitUse: twice })).toMatchObject({
          tierCode: null,
          elderDueFen: 1200,
          limits: [],
          exhausted: true,
          flags: ['limit_exhausted'],
        });
      }
    },
  );

  test("a tier's own limit is its own: the next best tier follows, and the flag says so", () => {
    const own = { limits: [{ name: 'weekly', window: 'week', max: 1 }] };
    const limited = policy({ tiers: [{ ...twoTiers[0], ...own }, twoTiers[1]], ...perWindow('day', 3) });
    const key = 'limit:lunch-2024/better:weekly:week';
    expect(rate([limited]).limits).toEqual([SLOT, { key, windowStart: '2024-05-13', max: 1 }]);
    expect(rate([limited], { limitUse: uses({ [`${key}@2024-05-13`]: 1 }) })).toMatchObject({
      tierCode: 'plain',
      governmentFen: 900,
      exhausted: true,
      flags: ['limit_exhausted'],
      limits: [SLOT, { key: 'limit:lunch-2024:quota:day', windowStart: '2024-05-15', max: 3 }],
    });
  });

  test('a used-up tier that would not have won is not worth a flag', () => {
    const own = { limits: [{ name: 'weekly', window: 'week', max: 1 }] };
    const limited = policy({ tiers: [twoTiers[0], { ...twoTiers[1], ...own }] });
    const limitUse = uses({ 'limit:lunch-2024/plain:weekly:week@2024-05-13': 1 });
    for (const tiers of [limited.tiers, [...limited.tiers].reverse()]) {
      expect(rate([{ ...limited, tiers }], { limitUse })).toMatchObject({
        tierCode: 'better',
        exhausted: false,
        flags: [],
      });
    }
  });

  test('a discount without government takes the slot, too', () => {
    const discount = policy({ tiers: [tierDocument({ funders: [], discountBearer: 'operator' })] });
    expect(rate([discount])).toMatchObject({
      governmentFen: 0,
      discountFen: 900,
      discountBearer: 'operator',
      elderDueFen: 300,
      limits: [SLOT],
    });
  });
});

describe('benefits', () => {
  test.each([
    [{ kind: 'percentage', percent: 30, capFen: null }, 1199, 359],
    [{ kind: 'percentage', percent: 30, capFen: 300 }, 1199, 300],
    [{ kind: 'percentage', percent: 100 }, 1199, 1199],
    [{ kind: 'elder_pays', amountFen: 300 }, 1199, 899],
    [{ kind: 'elder_pays', amountFen: 300 }, 200, 0],
    [{ kind: 'fixed', amountFen: 900 }, 500, 500],
    [{ kind: 'elder_pays_by_price', levels: [{ priceFen: 900, elderPaysFen: 300 }] }, 900, 600],
    [{ kind: 'elder_pays_by_price', levels: [{ priceFen: 900, elderPaysFen: 300 }] }, 901, 0],
    [{ kind: 'elder_pays_by_price', levels: [{ priceFen: 900, elderPaysFen: 1300 }] }, 900, 0],
  ])('%j on %d is %d', (benefit, priceFen, governmentFen) => {
    const only = policy({ tiers: [tierDocument({ benefit, funders: districtOnly })] });
    expect(rate([only], { meal: { priceFen: fen(priceFen) } })).toMatchObject({
      governmentFen,
      elderDueFen: priceFen - governmentFen,
    });
  });

  test('a percentage is exact where the product leaves the safe integers', () => {
    const only = policy({
      tiers: [tierDocument({ benefit: { kind: 'percentage', percent: 99 }, funders: districtOnly })],
    });
    const priceFen = Number.MAX_SAFE_INTEGER;
    expect(BigInt(rate([only], { meal: { priceFen: fen(priceFen) } }).governmentFen)).toBe(
      (BigInt(priceFen) * 99n) / 100n,
    );
  });

  test('what no funder carries falls on the elder', () => {
    const short = policy({ tiers: [tierDocument({ funders: [share('city', 200)] })] });
    expect(rate([short])).toMatchObject({ governmentFen: 200, elderDueFen: 1000, discountFen: 0, droppedFen: 0 });
  });

  test.each([
    [500, 500, 100],
    [600, 600, 0],
    [200, 300, 300],
  ])(
    'a ceiling of %d: dropped shares leave the elder %d, and %d unfunded',
    (elderCeilingFen, elderDueFen, discountFen) => {
      const ceiling = policy({ tiers: [tierDocument({ elderCeilingFen })] });
      expect(rate([ceiling]).elderDueFen).toBe(300);
      expect(rate([ceiling], { meal: { facilityTownCode: '330213002' } })).toMatchObject({
        governmentFen: 600,
        elderDueFen,
        discountFen,
        discountBearer: discountFen === 0 ? null : 'unfunded',
        droppedFen: 300,
      });
    },
  );
});

describe('what a tier asks', () => {
  const applies = (tier: object, facts: Parameters<typeof rate>[1] = {}): boolean =>
    rate([policy({ tiers: [tierDocument(tier)] })], facts).tierCode !== null;

  test.each([
    [
      { who: [{ anyCategory: ['minimum_living', ['disabled', 'low_income']] }] },
      { categories: ['minimum_living'] },
      true,
    ],
    [{ who: [{ anyCategory: [['disabled', 'low_income']] }] }, { categories: ['disabled', 'low_income'] }, true],
    [{ who: [{ anyCategory: [['disabled', 'low_income']] }] }, { categories: ['disabled'] }, false],
    [{ who: [{ grades: ['severe', 'total'] }] }, { grade: 'severe' }, true],
    [{ who: [{ grades: ['severe', 'total'] }] }, { grade: 'mild' }, false],
    [{ who: [{ grades: ['severe', 'total'] }] }, { grade: null }, false],
    [{ who: [{ livesAlone: true }] }, { livesAlone: true }, true],
    [{ who: [{ livesAlone: true }] }, { livesAlone: false }, false],
    [{ who: [{ livesAlone: false }] }, { livesAlone: true }, false],
    [{ who: [{ registration: 'here' }] }, {}, true],
    [{ who: [{ registration: 'here' }] }, { registration: { districtCode: '330213', townCode: '330213002' } }, false],
    [{ who: [{ registration: 'district' }] }, { registration: { districtCode: '330213', townCode: null } }, true],
    [{ who: [{ registration: 'here' }] }, { registration: { districtCode: '330213', townCode: null } }, false],
    [{ who: [{ registration: 'district' }] }, { registration: { districtCode: '330212', townCode: null } }, false],
    [{ who: [{ registration: 'district' }] }, { registration: null }, false],
    [{ who: [{ registration: 'anywhere' }] }, { registration: null }, true],
    [{ who: [{ age: { from: 90 } }, { livesAlone: true }] }, { livesAlone: true }, true],
    [{ who: [{ age: { from: 90 }, livesAlone: true }] }, { livesAlone: true }, false],
  ] as const)('of the diner: %j and %j: %j', (tier, diner, expected) => {
    expect(applies(tier, { diner })).toBe(expected);
  });

  test.each([
    [{ slots: ['breakfast', 'dinner'] }, {}, false],
    [{ slots: ['lunch'] }, {}, true],
    [{ modes: ['home_delivery'] }, {}, false],
    [{ modes: ['dine_in', 'pickup'] }, { mode: 'pickup' }, true],
    [{ weekdays: [1, 2, 4, 5] }, {}, false],
    [{ weekdays: [3] }, {}, true],
    [{ minimumSpend: { amountFen: 1200, per: 'meal' } }, {}, true],
    [{ minimumSpend: { amountFen: 1201, per: 'meal' } }, { spentEarlierTodayFen: fen(500) }, false],
    [{ minimumSpend: { amountFen: 1700, per: 'day' } }, { spentEarlierTodayFen: fen(500) }, true],
    [{ minimumSpend: { amountFen: 1701, per: 'day' } }, { spentEarlierTodayFen: fen(500) }, false],
    [{ minimumSpend: { amountFen: 1200, per: 'meal' } }, { deliveryFeeFen: fen(1) }, false],
  ] as const)('of the meal: %j and %j: %j', (tier, facts, expected) => {
    expect(applies(tier, { meal: facts })).toBe(expected);
  });

  test.each([
    ['2024-05-14', false],
    ['2024-05-15', true],
    ['2024-05-20', true],
    ['2024-05-21', false],
  ])('of the date: in force on %s: %j', (businessDate, expected) => {
    const dated = policy({ effectiveFrom: '2024-05-15', effectiveTo: '2024-05-20' });
    expect(rate([dated], { meal: { businessDate: parseBusinessDate(businessDate) } }).tierCode !== null).toBe(expected);
  });

  test('of the home: another district has its own policies', () => {
    expect(rate([policy()], { diner: { homeTownCode: '330212001', homeDistrictCode: '330212' } }).tierCode).toBeNull();
  });
});

describe('delivery', () => {
  const delivered = policy({
    limits: [{ name: 'once', window: 'day', max: 1 }],
    tiers: [
      tierDocument(),
      tierDocument({
        code: 'delivery',
        kind: 'delivery',
        feeFen: 400,
        benefit: { kind: 'fixed', amountFen: 300 },
        funders: [share('town', 'rest', [false, false])],
      }),
    ],
  });
  const facts = meal({ mode: 'home_delivery', priceFen: fen(1600), deliveryFeeFen: fen(400) });

  test('fee and meal are rated by their own tiers; shares add up and a limit is taken once', () => {
    expect(rate([delivered], { meal: facts })).toMatchObject({
      priceFen: 1600,
      elderDueFen: 400,
      governmentFen: 1200,
      shares: [
        { funder: 'city', townCode: null, amountFen: 300 },
        { funder: 'district', townCode: null, amountFen: 300 },
        { funder: 'town', townCode: '330213001', amountFen: 600 },
      ],
      tierCode: 'age-60',
      delivery: { tierCode: 'delivery', governmentFen: 300, elderDueFen: 100 },
      limits: [SLOT, { key: 'limit:lunch-2024:once:day', windowStart: '2024-05-15', max: 1 }],
    });
  });

  test('a second subsidised meal in the slot has no subsidised delivery either', () => {
    const limitUse = uses({ 'subsidised:lunch@2024-05-15': 1 });
    expect(rate([delivered], { meal: facts, limitUse })).toMatchObject({ governmentFen: 0, elderDueFen: 1600 });
  });

  test('a delivery that alone is subsidised names its tier', () => {
    const onlyDelivery = policy({ tiers: delivered.tiers.filter((tier) => tier.kind === 'delivery') });
    expect(rate([onlyDelivery], { meal: facts })).toMatchObject({ tierCode: 'delivery', governmentFen: 300 });
  });
});

describe('facts that no meal can have', () => {
  test.each([
    [{ priceFen: fen(-1) }, RatingErrors.NEGATIVE_AMOUNT.code],
    [{ deliveryFeeFen: fen(-1) }, RatingErrors.NEGATIVE_AMOUNT.code],
    [{ spentEarlierTodayFen: fen(-1) }, RatingErrors.NEGATIVE_AMOUNT.code],
    [{ deliveryFeeFen: fen(1201) }, RatingErrors.FEE_ABOVE_PRICE.code],
  ])('%j is refused with %s', (facts, code) => {
    expect(() => rate([policy()], { meal: facts })).toThrow(code);
  });
});
