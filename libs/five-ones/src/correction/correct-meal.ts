import { assert, fen, ZERO_FEN, type Fen } from '@nuancan/kernel';

/** What stands of a settled meal; each ≥ 0. */
export interface SettledView {
  readonly priceFen: Fen;
  readonly discountFen: Fen;
  readonly elderDueFen: Fen;
  readonly elderPaidFen: Fen;
  readonly provinceFen: Fen;
  readonly cityFen: Fen;
  readonly districtFen: Fen;
  readonly townFen: Fen;
  readonly costFen: Fen;
  readonly gardenFen: Fen;
  readonly volunteerFen: Fen;
  /** Of `volunteerFen`, what delivery hours carried. */
  readonly volunteerDeliveryFen: Fen;
  readonly donationFen: Fen;
  readonly unfundedFen: Fen;
  readonly surplusFen: Fen;
}

/** What government carries, by level. */
export type GovernmentShares = Pick<SettledView, 'provinceFen' | 'cityFen' | 'districtFen' | 'townFen'>;

/** What a rating says of a meal's price, beside the elder. */
export interface RatedShares {
  readonly shares: GovernmentShares;
  readonly discountFen: Fen;
}

/** Differences, signed; added to a settled view they give the corrected one. */
export type Correction = { readonly [Field in keyof SettledView]: number };

const NO_SHARES: GovernmentShares = {
  provinceFen: ZERO_FEN,
  cityFen: ZERO_FEN,
  districtFen: ZERO_FEN,
  townFen: ZERO_FEN,
};

/** Takes the whole meal back: everybody gets back what they carried (README, "A correction"). */
export function reverseMeal(view: SettledView): Correction {
  return mapFields((field) => 0 - view[field]);
}

/**
 * Takes the subsidy back down to what is due, by default nothing: the elder was due the rest, and what nobody paid is unfunded.
 * @param due together at most the price without discount
 */
export function refuseSubsidy(view: SettledView, due: GovernmentShares = NO_SHARES): Correction {
  return withShares(view, due, view.elderPaidFen);
}

/**
 * Gives a meal the subsidy it should have had: the elder is due so much less, and gets back what was paid beyond that.
 * @param shares together at most the price without discount
 */
export function grantSubsidy(view: SettledView, shares: GovernmentShares): Correction {
  return withShares(view, shares, Math.min(view.elderPaidFen, dueWith(view, shares)));
}

/**
 * Puts a meal under another rating. Who is due less than before gets back what was paid beyond it; who is due more is asked
 * for nothing afterwards: that is short.
 * @param rated shares and discount together at most the price
 */
export function rerateMeal(view: SettledView, { shares, discountFen }: RatedShares): Correction {
  const rated = { ...view, discountFen };
  const elderDueFen = dueWith(rated, shares);
  const elderPaidFen = elderDueFen < view.elderDueFen ? Math.min(view.elderPaidFen, elderDueFen) : view.elderPaidFen;
  const { discountFen: _unchanged, ...correction } = withShares(rated, shares, elderPaidFen);
  return { ...correction, discountFen: discountFen - view.discountFen };
}

function dueWith({ priceFen, discountFen }: SettledView, shares: GovernmentShares): number {
  const elderDueFen = priceFen - discountFen - sharesSum(shares);
  assert(elderDueFen >= 0, 'government never exceeds the price');
  return elderDueFen;
}

function withShares(view: SettledView, shares: GovernmentShares, elderPaidFen: number): Correction {
  const balanceFen =
    view.costFen - elderPaidFen - sharesSum(shares) - view.gardenFen - view.volunteerFen - view.donationFen;
  const after: SettledView = {
    ...view,
    ...shares,
    elderDueFen: fen(dueWith(view, shares)),
    elderPaidFen: fen(elderPaidFen),
    unfundedFen: fen(Math.max(0, balanceFen)),
    surplusFen: fen(Math.max(0, -balanceFen)),
  };
  return mapFields((field) => after[field] - view[field]);
}

function sharesSum({ provinceFen, cityFen, districtFen, townFen }: GovernmentShares): number {
  return provinceFen + cityFen + districtFen + townFen;
}

function mapFields(value: (field: keyof SettledView) => number): Correction {
  return {
    priceFen: value('priceFen'),
    discountFen: value('discountFen'),
    elderDueFen: value('elderDueFen'),
    elderPaidFen: value('elderPaidFen'),
    provinceFen: value('provinceFen'),
    cityFen: value('cityFen'),
    districtFen: value('districtFen'),
    townFen: value('townFen'),
    costFen: value('costFen'),
    gardenFen: value('gardenFen'),
    volunteerFen: value('volunteerFen'),
    volunteerDeliveryFen: value('volunteerDeliveryFen'),
    donationFen: value('donationFen'),
    unfundedFen: value('unfundedFen'),
    surplusFen: value('surplusFen'),
  };
}
