import { CHART_OF_ACCOUNTS, type AccountKind, type AccountKindEntry, type Dimension } from './chart-of-accounts.js';
import type { Funder, Method } from './chart-of-accounts.js';

/**
 * Names an account by its kind and dimensions; the account is made when something is first posted to it. An account with
 * a facility takes lines of that facility's entries only.
 */
export interface AccountRef {
  readonly kind: AccountKind;
  readonly facilityId?: string | null;
  readonly organisationId?: string | null;
  readonly funder?: Funder | null;
  /** The town that funds; with the funder `town`, and only with it. */
  readonly townCode?: string | null;
  /** Fund or tranche of a donation. */
  readonly fundId?: string | null;
  readonly method?: Method | null;
}

const FIELDS = {
  facility: 'facilityId',
  organisation: 'organisationId',
  funder: 'funder',
  fund: 'fundId',
  method: 'method',
} as const satisfies Record<Dimension, keyof AccountRef>;

/** Why the chart has no such account; null when it has. */
export function accountProblem(ref: AccountRef): string | null {
  if (!Object.hasOwn(CHART_OF_ACCOUNTS, ref.kind)) return `no kind ${ref.kind}`;
  const { required, optional, funders, methods }: AccountKindEntry = CHART_OF_ACCOUNTS[ref.kind];
  for (const [dimension, field] of Object.entries(FIELDS) as [Dimension, keyof AccountRef][]) {
    const given = (ref[field] ?? null) !== null;
    if (required.includes(dimension) && !given) return `${ref.kind} needs ${field}`;
    if (given && !required.includes(dimension) && !optional.includes(dimension)) return `${ref.kind} has no ${field}`;
  }
  if (ref.funder && !funders.includes(ref.funder)) return `${ref.kind} has no funder ${ref.funder}`;
  if (ref.method && !methods.includes(ref.method)) return `${ref.kind} has no method ${ref.method}`;
  if ((ref.funder === 'town') !== ((ref.townCode ?? null) !== null)) {
    return `${ref.kind}: townCode goes with the funder town`;
  }
  return null;
}
