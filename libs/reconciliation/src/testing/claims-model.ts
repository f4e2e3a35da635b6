import type { ClaimAction, ClaimState } from '../claim/claim-words.js';

/** Who acts: two of each office, so that one may always be the same person as before. */
export const ACTORS = ['operator', 'town1', 'town2', 'district1', 'district2'] as const;
export type Actor = (typeof ACTORS)[number];
export const MONTHS = ['2026-02', '2026-03'] as const;
export type ClaimMonth = (typeof MONTHS)[number];

export interface ModelLeg {
  readonly amountFen: number;
  settledFen: number;
  /** Of that by the bank. */
  paidFen: number;
  /** What the bank paid and did not send back, and who said so. */
  readonly payments: { readonly by: Actor; readonly fen: number }[];
}

export interface ModelClaim {
  state: ClaimState;
  step: number;
  version: number;
  /** Of every version. */
  readonly submitters: Actor[];
  reviewedBy: Actor | null;
  approvedBy: Actor | null;
  meals: number;
  /** Meals whose subsidy was taken off what was still to be paid. */
  withheld: number;
  /** Who included late meals. */
  readonly includers: Actor[];
  /** Who adjusted by how much of the district's money. */
  readonly adjustments: { readonly by: Actor; readonly fen: number }[];
  legs: Record<'city' | 'district' | 'town', ModelLeg> | null;
}

const OFFICE = {
  operator: 'operator',
  town1: 'town',
  town2: 'town',
  district1: 'district',
  district2: 'district',
} as const;
const SHARE_FEN = 300;
/** The funders of these tests. */
type LegName = 'city' | 'district' | 'town';

/** The rules of reconciliation.md once more, without a database. Each method answers the code of a refusal, or null. */
export class ClaimsModel {
  readonly claims: Record<ClaimMonth, ModelClaim> = { '2026-02': draft(), '2026-03': draft() };
  /** Meals set aside as too late that are in no claim. */
  aside = 0;
  /** Meals of a month that are settled and in no claim. */
  readonly waiting: Record<ClaimMonth, number>;

  constructor(readonly firstMeals: number) {
    this.waiting = { '2026-02': firstMeals, '2026-03': firstMeals };
  }

  step(month: ClaimMonth, by: Actor, action: ClaimAction): string | null {
    const claim = this.claims[month];
    const next = nextState(action, claim.state);
    if (!mayTake(by, action, claim.state)) return 'CLAIM.WRONG_ROLE';
    if (next === null) return 'CLAIM.WRONG_STATE';
    const refused = this.refusal(month, by, action);
    if (refused !== null) return refused;
    claim.state = next;
    claim.step += 1;
    if (action === 'submit') this.collect(month, by);
    if (action === 'endorse') claim.reviewedBy = by;
    if (action === 'return') claim.reviewedBy = null;
    if (action === 'approve') {
      claim.approvedBy = by;
      claim.legs = legsOf(claim);
      this.net(month, by);
    }
    return null;
  }

  adjust(month: ClaimMonth, by: Actor, fen: number): string | null {
    const claim = this.claims[month];
    if (OFFICE[by] === 'operator') return 'CLAIM.WRONG_ROLE';
    if (isOver(claim.state)) return 'CLAIM.WRONG_STATE';
    if (claim.state === 'district_review' && OFFICE[by] === 'town') return 'CLAIM.WRONG_STATE';
    if (fen === 0) return 'CLAIM.NO_AMOUNT';
    claim.adjustments.push({ by, fen });
    claim.step += 1;
    return null;
  }

  /** Puts one meal that was set aside into a claim. */
  include(month: ClaimMonth, by: Actor): string | null {
    const claim = this.claims[month];
    if (OFFICE[by] === 'operator') return 'CLAIM.WRONG_ROLE';
    if (isOver(claim.state) || (claim.state === 'district_review' && OFFICE[by] === 'town')) return 'CLAIM.WRONG_STATE';
    claim.includers.push(by);
    claim.meals += 1;
    claim.step += 1;
    this.aside -= 1;
    return null;
  }

  /** An official refuses the subsidy of a meal whose claim is approved: off its legs if it fits, else for a later claim. */
  withhold(month: ClaimMonth): void {
    const claim = this.claims[month];
    const legs = Object.values(claim.legs ?? {});
    if (claim.state !== 'approved' || legs.some((leg) => leg.amountFen - leg.settledFen < SHARE_FEN)) return;
    for (const leg of legs) leg.settledFen += SHARE_FEN;
    claim.withheld += 1;
    this.disburse(claim);
  }

  pay(month: ClaimMonth, by: Actor, leg: LegName, fen: number, beyondLeft = false): string | null {
    const claim = this.claims[month];
    const part = claim.legs?.[leg];
    if (OFFICE[by] !== 'district' || !part || part.amountFen === 0) return 'LEG.NOT_FOUND';
    if (by === claim.approvedBy) return 'LEG.SECOND_PERSON_NEEDED';
    if (!fits(part, fen, beyondLeft)) return 'LEG.TOO_MUCH';
    part.settledFen += fen;
    part.paidFen += fen;
    part.payments.push({ by, fen });
    this.disburse(claim);
    this.reopen(claim);
    return null;
  }

  bounce(month: ClaimMonth, by: Actor, leg: LegName, at: number): string | null {
    const claim = this.claims[month];
    const part = claim.legs?.[leg];
    const paid = part?.payments[at];
    if (!part || paid === undefined) throw new Error('the command asks for a payment that is there');
    if (OFFICE[by] !== 'district') return 'LEG.NOT_FOUND';
    if (by === paid.by) return 'LEG.SECOND_PERSON_NEEDED';
    part.payments.splice(at, 1);
    part.settledFen -= paid.fen;
    part.paidFen -= paid.fen;
    this.disburse(claim);
    this.reopen(claim);
    return null;
  }

  private refusal(month: ClaimMonth, by: Actor, action: ClaimAction): string | null {
    const claim = this.claims[month];
    const before = this.claims['2026-02'];
    if (action === 'submit' && month === '2026-03') {
      const unclaimed = this.waiting['2026-02'] > 0 && ['draft', 'returned'].includes(before.state);
      if (unclaimed) return 'CLAIM.EARLIER_MONTH_FIRST';
    }
    if (action === 'endorse' && claim.submitters.includes(by)) return 'CLAIM.SECOND_PERSON_NEEDED';
    const entered = [...claim.adjustments.map((one) => one.by), ...claim.includers];
    if (action === 'approve' && entered.includes(by)) return 'CLAIM.OWN_ENTRY';
    if (action === 'disburse') {
      if (by === claim.approvedBy) return 'CLAIM.SECOND_PERSON_NEEDED';
      if (!settled(claim)) return 'CLAIM.LEGS_OPEN';
    }
    return null;
  }

  private collect(month: ClaimMonth, by: Actor): void {
    const claim = this.claims[month];
    claim.version += 1;
    claim.submitters.push(by);
    for (const of of MONTHS.filter((one) => one <= month)) {
      // All of these tests are logged months after they were eaten.
      if (of === month) claim.meals += this.waiting[of];
      else this.aside += this.waiting[of];
      this.waiting[of] = 0;
    }
  }

  /** What the payee owes back to a funder is taken off what that is to pay now. */
  private net(month: ClaimMonth, by: Actor): void {
    const other = this.claims[MONTHS[month === '2026-02' ? 1 : 0]];
    const { legs } = this.claims[month];
    if (!legs || !other.legs) return;
    for (const funder of ['city', 'district', 'town'] as const) {
      const [fresh, older] = [legs[funder], other.legs[funder]];
      const fen = Math.min(fresh.amountFen - fresh.settledFen, older.settledFen - older.amountFen);
      if (fen <= 0) continue;
      fresh.settledFen += fen;
      older.settledFen -= fen;
      if (by !== other.approvedBy) this.disburse(other);
    }
  }

  private reopen(claim: ModelClaim): void {
    if (!['disbursed', 'closed'].includes(claim.state) || settled(claim)) return;
    claim.state = 'approved';
    claim.step += 1;
  }

  private disburse(claim: ModelClaim): void {
    if (claim.state !== 'approved' || !settled(claim)) return;
    claim.state = 'disbursed';
    claim.step += 1;
  }
}

function draft(): ModelClaim {
  return {
    ...{ state: 'draft', step: 0, version: 0, reviewedBy: null, approvedBy: null, meals: 0, withheld: 0 },
    adjustments: [],
    includers: [],
    submitters: [],
    legs: null,
  };
}

const isOver = (state: ClaimState): boolean => ['approved', 'disbursed', 'closed'].includes(state);

/** As far as the leg goes; beyond what is left of it only on purpose, and only as far as the bank's order went. */
function fits({ amountFen, settledFen, paidFen }: ModelLeg, fen: number, beyondLeft: boolean): boolean {
  if (amountFen <= 0) return fen < 0 && settledFen + fen >= amountFen;
  if (!beyondLeft && settledFen + fen > amountFen) return false;
  // Only a surplus is sent back by whoever pays.
  if (fen < 0 && -fen > Math.max(0, settledFen - amountFen)) return false;
  return paidFen + fen >= 0 && paidFen + fen <= amountFen;
}

function settled({ legs }: ModelClaim): boolean {
  return legs !== null && Object.values(legs).every(({ amountFen, settledFen }) => amountFen === settledFen);
}

function legsOf({ meals, adjustments }: ModelClaim): NonNullable<ModelClaim['legs']> {
  const leg = (amountFen: number): ModelLeg => ({ amountFen, settledFen: 0, paidFen: 0, payments: [] });
  const adjusted = adjustments.reduce((sum, { fen }) => sum + fen, 0);
  return { city: leg(meals * SHARE_FEN), district: leg(meals * SHARE_FEN + adjusted), town: leg(meals * SHARE_FEN) };
}

function mayTake(by: Actor, action: ClaimAction, state: ClaimState): boolean {
  const office = OFFICE[by];
  switch (action) {
    case 'submit':
      return office !== 'district';
    case 'take':
    case 'endorse':
      return office === 'town';
    case 'return':
      return office === 'town'
        ? ['submitted', 'town_review'].includes(state)
        : office === 'district' && state === 'district_review';
    case 'approve':
    case 'disburse':
    case 'close':
      return office === 'district';
  }
}

function nextState(action: ClaimAction, state: ClaimState): ClaimState | null {
  const steps: Record<ClaimAction, Partial<Record<ClaimState, ClaimState>>> = {
    submit: { draft: 'submitted', returned: 'submitted' },
    take: { submitted: 'town_review' },
    endorse: { submitted: 'district_review', town_review: 'district_review' },
    return: { submitted: 'returned', town_review: 'returned', district_review: 'returned' },
    approve: { district_review: 'approved' },
    disburse: { approved: 'disbursed' },
    close: { disbursed: 'closed' },
  };
  return steps[action][state] ?? null;
}
