import type { Account } from '../../api/contract.js';
import type { Claim, ClaimAction, ClaimState } from './claims-contract.js';

/** What an account may do with a claim; the server refuses everything else whatever this says. */
export interface ClaimSteps {
  readonly actions: readonly ClaimAction[];
  /** The step of the role is another person's, because this one took an earlier one. */
  readonly waitsForAnother: boolean;
}

const OF_TOWN: Partial<Record<ClaimState, readonly ClaimAction[]>> = {
  draft: ['submit'],
  returned: ['submit'],
  submitted: ['take', 'endorse', 'return'],
  town_review: ['endorse', 'return'],
};
const OF_DISTRICT: Partial<Record<ClaimState, readonly ClaimAction[]>> = {
  district_review: ['approve', 'return'],
  approved: ['disburse'],
  disbursed: ['close'],
};
/** Steps that nobody takes after an earlier one of their own. */
const FOUR_EYES: readonly ClaimAction[] = ['endorse', 'approve', 'disburse'];

/** Pure. A claim is disbursed by its last payment; the step itself is left for one that had nothing to pay. */
export function claimSteps(claim: Claim, { id, role }: Account): ClaimSteps {
  const ofRole = role === 'town_official' ? OF_TOWN : role === 'district_official' ? OF_DISTRICT : {};
  const possible = (ofRole[claim.state] ?? []).filter((action) => action !== 'disburse' || isSettled(claim));
  const actions = possible.filter((action) => !FOUR_EYES.includes(action) || !tookPart(claim, action, id));
  return { actions, waitsForAnother: actions.length < possible.length };
}

const isSettled = ({ legs }: Claim): boolean => legs.every(({ amountFen, settledFen }) => amountFen === settledFen);

/** Whether somebody submitted or endorsed what is decided now; to disburse, whether they approved it. */
function tookPart({ transitions, version }: Claim, action: ClaimAction, accountId: string): boolean {
  const before = action === 'disburse' ? ['approve'] : ['submit', 'endorse'];
  return transitions.some(
    (step) => step.version === version && step.accountId === accountId && before.includes(step.action),
  );
}
