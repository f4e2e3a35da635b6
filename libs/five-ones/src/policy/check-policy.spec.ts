import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../index.js';
import { policy, share, tierDocument } from '../testing/documents.js';

/** 'code pointer' of each finding. */
function findingsOf(tiers: readonly object[], fields: object = {}): string[] {
  return checkPolicy(policy({ tiers, ...fields })).map(({ code, pointer }) => `${code} ${pointer}`);
}

/** A fixed benefit, carried by the town alone. */
const fixed = (amountFen: number): object => ({
  benefit: { kind: 'fixed', amountFen },
  funders: [share('town', 'rest', [false, false])],
});
const aged = (code: string, from: number, to: number | null, fields: object = {}): object =>
  tierDocument({ code, who: [{ age: { from, to } }], ...fields });

describe('checkPolicy', () => {
  test('finds nothing in ages that meet', () => {
    expect(findingsOf([aged('young', 60, 79), aged('old', 80, null)])).toEqual([]);
  });

  test('a gap of a year, and above the last tier', () => {
    const findings = checkPolicy(policy({ tiers: [aged('young', 60, 74), aged('old', 76, 94)] }));
    expect(findings.map(({ code, en }) => `${code}: ${en}`)).toEqual([
      'gap: no tier covers age 75 (breakfast, lunch, dinner)',
      'gap: no tier covers age 95+ (breakfast, lunch, dinner)',
    ]);
  });

  test('a gap in one slot only', () => {
    const findings = checkPolicy(
      policy({ tiers: [aged('young', 60, 79), aged('old', 80, null, { slots: ['lunch'] })] }),
    );
    expect(findings.map(({ en }) => en)).toEqual(['no tier covers age 80+ (breakfast, dinner)']);
  });

  test('ages that a category tier covers do not fill a gap', () => {
    const hardship = tierDocument({ code: 'hard', ...fixed(1000), who: [{ anyCategory: ['low_income'] }] });
    expect(findingsOf([aged('young', 60, 74), hardship, aged('old', 76, null)])).toEqual(['gap /tiers']);
  });

  test('an overlap by age, noted at the later tier', () => {
    expect(findingsOf([aged('all', 60, null, fixed(500)), aged('old', 80, null)])).toEqual(['overlap /tiers/1']);
    expect(
      findingsOf([aged('lunch', 60, null, { slots: ['lunch'] }), aged('dinner', 60, null, { slots: ['dinner'] })]),
    ).toEqual([]);
  });

  test('a tier that another always beats', () => {
    expect(findingsOf([aged('all', 60, null), aged('old', 80, null, fixed(500))])).toEqual([
      'overlap /tiers/1',
      'unreachable_tier /tiers/1',
    ]);
    expect(findingsOf([aged('twin-a', 60, null), aged('twin-b', 60, null)])).toEqual([
      'overlap /tiers/1',
      'unreachable_tier /tiers/1',
    ]);
  });

  test.each([
    ['it wins where shares drop', { ...fixed(500), funders: [share('city', 'rest', [true, true])] }],
    ['it wins at low prices', { benefit: { kind: 'elder_pays', amountFen: 100 } }],
  ])('a tier is reachable when %s', (_, fields) => {
    expect(findingsOf([aged('all', 60, null), aged('other', 60, null, fields)])).toEqual(['overlap /tiers/1']);
  });

  test.each([
    ['asks for more', { who: [{ age: { from: 60 }, anyCategory: ['low_income'] }] }],
    ['asks for a minimum spend', { minimumSpend: { amountFen: 100, per: 'meal' } }],
    ['has a limit of its own', { limits: [{ name: 'own', window: 'week', max: 1 }] }],
    ['is only for some weekdays', { weekdays: [1, 2] }],
    ['is only for those who live alone', { who: [{ livesAlone: true }] }],
    ['is only for some grades', { who: [{ grades: ['total'] }] }],
    ['is only for registered residents', { who: [{ age: { from: 60 }, registration: 'here' }] }],
  ])('a better tier does not make another unreachable when it %s', (_, fields) => {
    const codes = findingsOf([tierDocument(), tierDocument({ code: 'better', ...fixed(1000), ...fields })]);
    expect(codes.filter((code) => code.startsWith('unreachable'))).toEqual([]);
  });

  test('narrower tiers are beaten by wider ones of equal benefit', () => {
    const narrow = {
      who: [{ age: { from: 70 }, anyCategory: [['disabled', 'low_income']], grades: ['total'], registration: 'here' }],
      minimumSpend: { amountFen: 100, per: 'meal' },
    };
    const wide = { who: [{ anyCategory: ['low_income'], grades: ['severe', 'total'], registration: 'district' }] };
    const tiers = [tierDocument({ code: 'wide', ...wide }), tierDocument({ code: 'narrow', ...narrow })];
    expect(findingsOf(tiers)).toEqual(['unreachable_tier /tiers/1']);
    expect(findingsOf([...tiers].reverse())).toEqual([]);
  });

  test('a tier that gives nothing', () => {
    const levels = [{ priceFen: 900, elderPaysFen: 900 }];
    expect(findingsOf([tierDocument({ benefit: { kind: 'elder_pays_by_price', levels } })])).toContain(
      'gives_nothing /tiers/0',
    );
  });

  test('shares above, and below, the benefit', () => {
    expect(findingsOf([tierDocument({ benefit: { kind: 'fixed', amountFen: 500 } })])).toEqual([
      'shares_above_benefit /tiers/0/funders',
    ]);
    expect(findingsOf([tierDocument({ funders: [share('city', 300)] })])).toEqual([
      'shares_below_benefit /tiers/0/funders',
    ]);
    expect(
      findingsOf([tierDocument({ benefit: { kind: 'elder_pays', amountFen: 100 }, funders: [share('city', 300)] })]),
    ).toEqual(['shares_below_benefit /tiers/0/funders']);
    expect(findingsOf([tierDocument({ funders: [share('city', 900)] })])).toEqual([]);
    expect(findingsOf([tierDocument({ funders: [], discountBearer: 'operator' })])).toEqual([]);
  });
});
