import { fen } from '@nuancan/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  grantSubsidy,
  refuseSubsidy,
  rerateMeal,
  reverseMeal,
  type Correction,
  type GovernmentShares,
  type SettledView,
} from './correct-meal.js';

const PRICE_FEN = 1200;

const anyShares: fc.Arbitrary<GovernmentShares> = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }))
  .map(([province, city, district, town]) => ({
    ...{ provinceFen: fen(province), cityFen: fen(city) },
    ...{ districtFen: fen(district), townFen: fen(town) },
  }));

/** A settled meal as a day's close leaves it: in kind and donations fill no more than what was open. */
const anyView: fc.Arbitrary<SettledView> = fc
  .record({
    shares: anyShares,
    elderPaidFen: fc.constantFrom(0, 300, 600, PRICE_FEN, 1600),
    costFen: fc.integer({ min: 800, max: 2000 }),
    carried: fc.array(fc.nat({ max: 400 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ shares, elderPaidFen, costFen, carried }) => {
    let open = Math.max(0, costFen - PRICE_FEN);
    const [gardenFen = 0, volunteerFen = 0, donationFen = 0] = carried.map((part) => {
      const filled = Math.min(part, open);
      open -= filled;
      return filled;
    });
    const balanceFen = costFen - elderPaidFen - sum(shares) - gardenFen - volunteerFen - donationFen;
    return {
      ...shares,
      ...{ priceFen: fen(PRICE_FEN), discountFen: fen(0), elderDueFen: fen(PRICE_FEN - sum(shares)) },
      ...{ elderPaidFen: fen(elderPaidFen), costFen: fen(costFen), gardenFen: fen(gardenFen) },
      ...{ volunteerFen: fen(volunteerFen), volunteerDeliveryFen: fen(0), donationFen: fen(donationFen) },
      unfundedFen: fen(Math.max(0, balanceFen)),
      surplusFen: fen(Math.max(0, -balanceFen)),
    };
  });

function sum({ provinceFen, cityFen, districtFen, townFen }: GovernmentShares): number {
  return provinceFen + cityFen + districtFen + townFen;
}

function after(view: SettledView, by: Correction): Record<keyof SettledView, number> {
  const parts = (Object.keys(view) as (keyof SettledView)[]).map((part) => [part, view[part] + by[part]]);
  return Object.fromEntries(parts) as Record<keyof SettledView, number>;
}

/** Both identities of five-ones.md, nothing below zero, surplus or unfunded 0. */
function expectWhole(view: Record<keyof SettledView, number>): void {
  const government = view.provinceFen + view.cityFen + view.districtFen + view.townFen;
  expect(view.priceFen).toBe(view.elderDueFen + government + view.discountFen);
  const carried = view.elderPaidFen + government + view.donationFen + view.gardenFen + view.volunteerFen;
  expect(view.costFen + view.surplusFen).toBe(carried + view.unfundedFen);
  expect(Object.values(view).every((part) => part >= 0)).toBe(true);
  expect(Math.min(view.surplusFen, view.unfundedFen)).toBe(0);
}

describe('a correction of a settled meal', () => {
  it('that grants a subsidy keeps both identities and leaves the elder nothing paid beyond what is due', () => {
    fc.assert(
      fc.property(anyView, anyShares, (view, shares) => {
        const unsubsidised = after(view, refuseSubsidy(view)) as unknown as SettledView;
        const granted = after(unsubsidised, grantSubsidy(unsubsidised, shares));
        expectWhole(granted);
        expect(granted.elderPaidFen).toBe(Math.min(view.elderPaidFen, granted.elderDueFen));
      }),
    );
  });

  it('that refuses one keeps both identities, and what was paid is a fact', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const refused = after(view, refuseSubsidy(view));
        expectWhole(refused);
        expect([refused.elderPaidFen, refused.elderDueFen]).toEqual([view.elderPaidFen, PRICE_FEN]);
      }),
    );
  });

  it('that refuses a part keeps both identities, and leaves what is due', () => {
    fc.assert(
      fc.property(anyView, anyShares, (view, due) => {
        const refused = after(view, refuseSubsidy(view, due));
        expectWhole(refused);
        expect(refused).toMatchObject({ ...due, elderPaidFen: view.elderPaidFen, elderDueFen: PRICE_FEN - sum(due) });
      }),
    );
  });

  it('that reverses leaves nothing', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(Object.values(after(view, reverseMeal(view))).every((part) => part === 0)).toBe(true);
      }),
    );
  });
});

describe('rerateMeal', () => {
  it('takes over shares and discount, gives back what was paid beyond a lower due, and asks nobody for more', () => {
    fc.assert(
      fc.property(anyView, anyShares, fc.nat({ max: 300 }), (view, shares, most) => {
        const discountFen = fen(Math.min(most, PRICE_FEN - sum(shares)));
        const result = after(view, rerateMeal(view, { shares, discountFen }));
        expectWhole(result);
        expect(result).toMatchObject({ ...shares, discountFen });
        const isLess = result.elderDueFen < view.elderDueFen;
        expect(result.elderPaidFen).toBe(isLess ? Math.min(view.elderPaidFen, result.elderDueFen) : view.elderPaidFen);
        for (const part of ['priceFen', 'costFen', 'gardenFen', 'volunteerFen', 'donationFen'] as const) {
          expect(result[part]).toBe(view[part]);
        }
      }),
    );
  });

  it('changes nothing when nothing is rated otherwise', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { provinceFen, cityFen, districtFen, townFen, discountFen } = view;
        const same = rerateMeal(view, { shares: { provinceFen, cityFen, districtFen, townFen }, discountFen });
        expect(Object.values(same).every((difference) => difference === 0)).toBe(true);
      }),
    );
  });
});
