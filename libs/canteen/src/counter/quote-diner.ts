import { ageOn, ZERO_FEN, type BusinessDate } from '@nuancan/kernel';
import { namePinyin, type DinerFacts, type FoundDiner } from '@nuancan/registry';
import { BatchUse } from '../meal/batch-use.js';
import type { QuotaUse } from '../meal/counter-facts.js';
import { judgeMeal, type JudgedDraft } from '../meal/judge-meal.js';
import type { SplitDto } from '../meal/meal.dto.js';
import type { Mode, Slot } from '../meal/meal-words.js';
import type { CounterDinerDto, QuoteDto } from './counter.dto.js';
import type { WalletBalance } from '../wallet/wallet-balance.js';
import type { Clash, DaySlotUse, MenuLine, TillFacts } from './till-facts.js';

const NOTHING_EXPECTED = { gardenFen: ZERO_FEN, volunteerFen: ZERO_FEN, donationFen: ZERO_FEN };

/** What one elder used so far. */
export interface DinerUse {
  readonly quotaUses: readonly QuotaUse[];
  readonly slotUses: readonly DaySlotUse[];
}

/** How one elder was found, and what the wallet holds. */
export interface FoundAtCounter extends Pick<FoundDiner, 'by' | 'blocked'> {
  readonly regular: boolean;
  readonly on: BusinessDate;
  readonly wallet: WalletBalance | null;
  readonly clashes: readonly Clash[];
}

interface Asked {
  readonly on: BusinessDate;
  readonly slot: Slot;
  readonly mode: Mode;
  readonly menuItemId: string | null;
  readonly priceFen: number;
  readonly deliveryFeeFen: number;
}

/** Who would pay what, by the same judgement that records the meal. Pure; null without a cost card. */
export function quoteMeal(asked: Asked, diner: DinerFacts, till: TillFacts, used: DinerUse): QuoteDto | null {
  if (!till.costCard) return null;
  const use = new BatchUse({
    quotaUses: used.quotaUses,
    slotUses: used.slotUses.map((slotUse) => ({ ...slotUse, businessDate: asked.on })),
  });
  const draft: JudgedDraft = { ...asked, businessDate: asked.on, elderPaidFen: null };
  const { split, tierName } = judgeMeal(draft, {
    diner,
    facility: till.facility,
    policies: till.policies,
    costCard: till.costCard,
    expected: till.expected ?? NOTHING_EXPECTED,
    limitUse: (key, windowStart) => use.limitUse(diner.residentId, key, windowStart),
    spentEarlierTodayFen: use.spentOn(diner.residentId, asked.on),
  });
  const { elderOverFen: _over, discountBearer: _bearer, ...amounts } = split;
  const shown: SplitDto = { ...amounts, shares: [...split.shares], flags: [...split.flags] };
  return { slot: asked.slot, menuItemId: asked.menuItemId, priceFen: asked.priceFen, split: shown, tierName };
}

/** One elder for the counter, with a quote per set of the given menu lines. */
export function counterDiner(
  diner: DinerFacts,
  found: FoundAtCounter,
  lines: readonly MenuLine[],
  till: TillFacts,
  used: DinerUse,
): CounterDinerDto {
  const quotes = lines.flatMap((line) => {
    const asked = { on: found.on, slot: line.slot, mode: 'dine_in' as const, menuItemId: line.id, deliveryFeeFen: 0 };
    return quoteMeal({ ...asked, priceFen: line.priceFen }, diner, till, used) ?? [];
  });
  return {
    residentId: diner.residentId,
    name: diner.name,
    ...namePinyin(diner.name),
    age: ageOn({ birth: diner.birthDate, date: found.on }),
    villageName: diner.villageName,
    cardLast4: diner.cardLast4,
    diet: diner.diet,
    tierLabel: quotes.find((quote) => quote.tierName)?.tierName ?? null,
    home: diner.homeTownCode === till.facility.townCode,
    regular: found.regular,
    foundBy: found.by,
    cardBlocked: found.blocked,
    status: diner.status,
    wallet: found.wallet,
    served: used.slotUses.map(({ slot, servedAt, facilityName }) => ({ slot, at: servedAt, facilityName })),
    clashes: found.clashes.map(({ menuItemId, contents }) => ({ menuItemId, contents: [...contents] })),
    quotes,
  };
}
