import type { CostLines, ExpectedSources, Policy } from '@nuancan/five-ones';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { OpeningFacts } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';
import type { CounterFacility, QuotaUse } from '../meal/counter-facts.js';
import type { DishContent } from '../dish/dish-words.js';
import type { Slot } from '../meal/meal-words.js';
import type { WalletBalance } from '../wallet/wallet-balance.js';
import { dinerFactsById, type DinerFacts, type DinerFactsRow } from '@nuancan/registry';

/** A line of the menu on the day. */
export interface MenuLine {
  readonly id: string;
  readonly slot: Slot;
  readonly name: string;
  readonly kind: 'set' | 'a_la_carte';
  readonly priceFen: number;
  readonly soldOut: boolean;
}

/** The facility and its prices and costs on one day; `policies` are those valid on it. */
export interface TillFacts {
  readonly facility: CounterFacility & { readonly id: string; readonly name: string; readonly tier: string };
  readonly menu: readonly MenuLine[];
  readonly costCard: CostLines | null;
  readonly expected: ExpectedSources | null;
  readonly policies: readonly Policy[];
  /** What decides whether the facility is open on the day. */
  readonly opening: OpeningFacts;
}

/** A line with something that an elder does not eat. */
export interface Clash {
  readonly menuItemId: string;
  /** What it is; empty of an elder of another town. */
  readonly contents: readonly DishContent[];
}

/** A standing meal of the day with where it was eaten. */
export interface DaySlotUse {
  readonly residentId: string;
  readonly slot: Slot;
  readonly servedAt: string;
  readonly facilityName: string | null;
  /** Its price without a delivery fee. */
  readonly spentFen: number;
}

const LONGEST_WINDOW_DAYS = 31;
/** Who ate here within so many days is a regular. */
export const REGULAR_DAYS = 30;

interface FoundRow {
  readonly diners: readonly DinerFactsRow[];
  readonly quotaUses: readonly QuotaUse[];
  readonly slotUses: readonly DaySlotUse[];
  readonly regulars: readonly string[];
  readonly clashes: readonly (Clash & { readonly residentId: string })[];
  readonly wallets: readonly (WalletBalance & { readonly residentId: string })[];
}

/** Loads a facility's day; undefined when the facility is not in scope. */
export async function loadTill(
  tx: Tx,
  facilityId: string | null,
  on: BusinessDate,
): Promise<Omit<TillFacts, 'policies'> | undefined> {
  const [row] = await tx.query<{ till: Omit<TillFacts, 'policies'> | null }[]>(
    'SELECT canteen.till_facts($1, $2) AS till',
    [facilityId, on],
  );
  return row?.till ?? undefined;
}

/** Of residents who were found: their facts, what they used, what is in their wallets, and who of them ate here in the last 30 days. */
export interface FoundFacts {
  /** By resident id; one beyond the district is missing. */
  readonly diners: ReadonlyMap<string, DinerFacts>;
  readonly quotaUses: readonly QuotaUse[];
  readonly slotUses: readonly DaySlotUse[];
  readonly regulars: ReadonlySet<string>;
  /** By resident id; whoever can eat all of the menu is missing. */
  readonly clashes: ReadonlyMap<string, readonly Clash[]>;
  /** By resident id; whoever has no wallet that this counter takes from is missing. */
  readonly wallets: ReadonlyMap<string, WalletBalance>;
}

/** Loads in one round trip what the given residents are quoted by. */
export async function loadFound(
  tx: Tx,
  { facilityId, residentIds, on }: { facilityId: string | null; residentIds: readonly string[]; on: BusinessDate },
): Promise<FoundFacts> {
  const [row] = await tx.query<[{ found: FoundRow }]>('SELECT canteen.found_facts($1, $2, $3, $4, $5) AS found', [
    facilityId,
    residentIds,
    on,
    addDays(on, -LONGEST_WINDOW_DAYS),
    addDays(on, -REGULAR_DAYS),
  ]);
  const { diners, regulars, wallets, clashes, ...use } = row.found;
  return {
    ...use,
    diners: dinerFactsById(diners),
    regulars: new Set(regulars),
    clashes: Map.groupBy(clashes, ({ residentId }) => residentId),
    wallets: new Map(wallets.map(({ residentId, ...balance }) => [residentId, balance])),
  };
}
