/** The district of the planted month. */
export const PLANTED_DISTRICT = '990101';

const funders = [
  { funder: 'city', amountFen: 300, travels: { otherTown: true, otherDistrict: true } },
  { funder: 'district', amountFen: 300, travels: { otherTown: true, otherDistrict: false } },
  { funder: 'town', amountFen: 'rest', travels: { otherTown: true, otherDistrict: false } },
];

/** 80+ and hardship registered in the district, 60–79 at most five a week; from ¥10 a meal. */
export const PLANTED_POLICY = {
  code: 'planted',
  version: 1,
  name: { zh: '校验样例补贴', en: 'Subsidy of the planted month' },
  scope: { districtCode: PLANTED_DISTRICT },
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
  limits: [{ name: 'once', window: 'slot', max: 1 }],
  tiers: [
    {
      code: 'hardship-60',
      who: [{ age: { from: 60 }, anyCategory: ['minimum_living', 'low_income'], registration: 'district' }],
      amountFen: 1100,
    },
    { code: 'age-80', who: [{ age: { from: 80 }, registration: 'district' }], amountFen: 900 },
    {
      code: 'age-60-79',
      who: [{ age: { from: 60, to: 79 } }],
      amountFen: 700,
      limits: [{ name: 'week', window: 'week', max: 5 }],
    },
  ].map(({ code, who, amountFen, limits }) => ({
    ...{ code, who, funders },
    name: { zh: code, en: code },
    benefit: { kind: 'fixed', amountFen },
    minimumSpend: { amountFen: 1000, per: 'meal' },
    ...(limits === undefined ? {} : { limits }),
  })),
};
