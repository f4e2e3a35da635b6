import { Injectable } from '@nestjs/common';
import { totalCost } from '@nuancan/five-ones';
import { addDays, businessDateAt, parseBusinessDate, ZERO_FEN, type BusinessDate } from '@nuancan/kernel';
import { slotsOf } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { DinerSearch, type FoundDiner } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { SLOTS } from '../meal/meal-words.js';
import type { CounterDinerDto, DinerSearchDto, QuoteDto, QuoteRequestDto, TillDto } from './counter.dto.js';
import { CounterErrors } from './counter.errors.js';
import { counterDiner, quoteMeal } from './quote-diner.js';
import { loadFound, loadTill, REGULAR_DAYS, type MenuLine, type TillFacts } from './till-facts.js';

/** Rows on the till are numbered 1–9. */
const MOST_FOUND = 9;
const MOST_REGULARS = 200;

const AUDIT_LOOK_UP = `SELECT platform.audit('look_up', 'registry.residents', $1::text, NULL,
  jsonb_build_object('by', 'quote', 'onDate', $2::date))`;

const STANDING = `SELECT resident_id AS "residentId", standing_id AS "standingId" FROM registry.standing_entries($1::uuid[])`;

type Found = Pick<FoundDiner, 'residentId' | 'by' | 'blocked'>;

/** What a till shows: its day, elders found, and who would pay what. */
@Injectable()
export class CounterService {
  constructor(
    private readonly database: Database,
    private readonly search: DinerSearch,
    private readonly policies: PolicyReader,
  ) {}

  /** Everything the till keeps for a day without network. */
  async till(scope: Scope, businessDate?: string): Promise<TillDto> {
    const on = parseBusinessDate(businessDate ?? businessDateAt(new Date()));
    return this.database.scoped(scope, async (tx) => {
      const till = await this.load(tx, scope, on);
      const regulars = await this.regulars(tx, scope, on);
      const sets = till.menu.filter((line) => line.kind === 'set');
      const found = [...regulars].map((residentId) => ({ residentId, by: 'name' as const, blocked: null }));
      const { id, name, townCode, tier } = till.facility;
      return {
        facility: { id, name, townCode, tier },
        businessDate: on,
        slots: SLOTS.filter((slot) => till.menu.some((line) => line.slot === slot)),
        menu: [...till.menu],
        openings: slotsOf(till.opening, on),
        costCard: till.costCard && {
          ...till.costCard,
          totalFen: totalCost({ ...till.costCard, deliveryFen: ZERO_FEN }),
        },
        expectedSources: till.expected ?? { gardenFen: 0, volunteerFen: 0, donationFen: 0 },
        policies: till.policies.map(({ code, version, name: policyName, effectiveFrom, effectiveTo }) => ({
          ...{ code, version, effectiveFrom, effectiveTo },
          name: policyName,
        })),
        regulars: await counterDiners(tx, { found, on, sets, till }),
      };
    });
  }

  /** Elders by card, QR token (whole district, audited), name or pinyin (own town), quoted for the slot's sets. */
  async find(scope: Scope, { text, slot, businessDate }: DinerSearchDto): Promise<CounterDinerDto[]> {
    const on = parseBusinessDate(businessDate ?? businessDateAt(new Date()));
    return this.database.scoped(scope, async (tx) => {
      const found = await this.search.find(tx, text, on, MOST_FOUND);
      if (found.length === 0) return [];
      const till = await this.load(tx, scope, on);
      const sets = till.menu.filter((line) => line.kind === 'set' && line.slot === slot);
      const diners = await counterDiners(tx, { found, on, sets, till });
      return diners.sort((left, right) => Number(right.regular) - Number(left.regular));
    });
  }

  /** Who would pay what for items chosen freely. */
  async quote(scope: Scope, request: QuoteRequestDto): Promise<QuoteDto> {
    const on = parseBusinessDate(request.businessDate);
    const { residentId, slot, mode, items } = request;
    const deliveryFeeFen = request.deliveryFeeFen ?? 0;
    return this.database.scoped(scope, async (tx) => {
      const till = await this.load(tx, scope, on);
      const found = await loadFound(tx, { facilityId: scope.facilityId, residentIds: [residentId], on });
      const diner = found.diners.get(residentId);
      if (!diner) throw CounterErrors.UNKNOWN_RESIDENT();
      // A quote tells an elder's tier. Of the own town that is the counter's business; beyond it, it is a look-up.
      if (diner.homeTownCode !== scope.townCode) await tx.query(AUDIT_LOOK_UP, [residentId, on]);
      const priceFen = items.reduce((sum, item) => sum + item.priceFen * item.quantity, deliveryFeeFen);
      const quote = quoteMeal({ on, slot, mode, menuItemId: null, priceFen, deliveryFeeFen }, diner, till, found);
      if (!quote) throw CounterErrors.NO_COST_CARD();
      return quote;
    });
  }

  private async load(tx: Tx, scope: Scope, on: BusinessDate): Promise<TillFacts> {
    const till = await loadTill(tx, scope.facilityId, on);
    if (!till) throw CounterErrors.NO_FACILITY();
    return { ...till, policies: await this.policies.keptOn(tx, scope.districtCode, on) };
  }

  /** Who ate here in the last 30 days, most frequent first; duplicates as the entry that stands. */
  private async regulars(tx: Tx, scope: Scope, on: BusinessDate): Promise<Set<string>> {
    const rows = await tx.query<{ residentId: string }[]>(
      `SELECT resident_id AS "residentId" FROM canteen.meals
       WHERE facility_id = $1 AND business_date BETWEEN $2 AND $3 AND resident_id IS NOT NULL
       GROUP BY resident_id ORDER BY count(*) DESC, resident_id LIMIT $4`,
      [scope.facilityId, addDays(on, -REGULAR_DAYS), on, MOST_REGULARS],
    );
    const ids = rows.map((row) => row.residentId);
    const merged = await tx.query<{ residentId: string; standingId: string }[]>(STANDING, [ids]);
    const standing = new Map(merged.map(({ residentId, standingId }) => [residentId, standingId]));
    return new Set(ids.map((id) => standing.get(id) ?? id));
  }
}

async function counterDiners(
  tx: Tx,
  asked: {
    readonly found: readonly Found[];
    readonly on: BusinessDate;
    readonly sets: readonly MenuLine[];
    readonly till: TillFacts;
  },
): Promise<CounterDinerDto[]> {
  const { found, on, sets, till } = asked;
  const residentIds = found.map((diner) => diner.residentId);
  const facts = await loadFound(tx, { facilityId: till.facility.id, residentIds, on });
  const quotasOf = Map.groupBy(facts.quotaUses, (use) => use.residentId);
  const slotsOf = Map.groupBy(facts.slotUses, (use) => use.residentId);
  return found.flatMap(({ residentId, by, blocked }) => {
    const diner = facts.diners.get(residentId);
    if (!diner) return [];
    const used = { quotaUses: quotasOf.get(residentId) ?? [], slotUses: slotsOf.get(residentId) ?? [] };
    const wallet = facts.wallets.get(residentId) ?? null;
    const clashes = facts.clashes.get(residentId) ?? [];
    const regular = facts.regulars.has(residentId);
    return counterDiner(diner, { by, blocked, regular, on, wallet, clashes }, sets, till, used);
  });
}
