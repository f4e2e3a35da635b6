import { compareOutcomes } from '../rating/compare-outcomes.js';
import type { Place } from '../rating/place.js';
import { tierOutcome } from '../rating/tier-outcome.js';
import { admitsAllOf } from './condition-cover.js';
import type { DinerCondition, MinimumSpend, Policy, Tier } from './policy.js';
import type { PolicyFinding } from './policy-finding.js';

const PLACES: readonly Place[] = ['home_town', 'other_town', 'other_district'];
const PROBE_STEP_FEN = 50;
const PROBE_MAX_FEN = 10_000;

/** Tiers that never give anything, and tiers beaten by other tiers for every diner, place and price. */
export function findUnreachableTiers(policy: Policy): PolicyFinding[] {
  return policy.tiers.flatMap((tier, index): PolicyFinding[] => {
    const pointer = `/tiers/${index}`;
    if (tier.benefit.kind === 'none') return [];
    if (!probes(tier).some((priceFen) => PLACES.some((place) => gives(tier, priceFen, place)))) {
      return [
        {
          code: 'gives_nothing',
          severity: 'warning',
          pointer,
          zh: '该档次在任何价格下都没有补贴',
          en: 'this tier gives nothing at any price',
        },
      ];
    }
    if (!tier.who.every((who) => isBeaten(policy, tier, who))) return [];
    return [
      {
        code: 'unreachable_tier',
        severity: 'warning',
        pointer,
        zh: '该档次永远不会被选中：其他档次同样适用且老人付得不多于此',
        en: 'this tier never wins: others match whenever it does and leave the elder no more to pay',
      },
    ];
  });
}

function isBeaten(policy: Policy, tier: Tier, who: DinerCondition): boolean {
  return policy.tiers.some(
    (other) =>
      other !== tier &&
      coversMeals(policy, other, tier) &&
      other.who.some((condition) => admitsAllOf(condition, who)) &&
      winsEverywhere(policy, other, tier),
  );
}

/** Whether `wide` applies to every meal `narrow` applies to and is never refused where `narrow` is not. */
function coversMeals(policy: Policy, wide: Tier, narrow: Tier): boolean {
  const ownLimits = wide.limits ?? policy.limits;
  return (
    wide.kind === narrow.kind &&
    narrow.slots.every((slot) => wide.slots.includes(slot)) &&
    narrow.modes.every((mode) => wide.modes.includes(mode)) &&
    narrow.weekdays.every((weekday) => wide.weekdays.includes(weekday)) &&
    spendCovered(wide.minimumSpend, narrow.minimumSpend) &&
    (ownLimits.length === 0 || (wide.limits === null && narrow.limits === null))
  );
}

/** A day's spending is never below a meal's. */
function spendCovered(wide: MinimumSpend | null, narrow: MinimumSpend | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return wide.amountFen === 0;
  return wide.amountFen <= narrow.amountFen && (wide.per === 'day' || narrow.per === 'meal');
}

function winsEverywhere(policy: Policy, winner: Tier, loser: Tier): boolean {
  const tieGoesToWinner = policy.tiers.indexOf(winner) < policy.tiers.indexOf(loser);
  return [...probes(winner), ...probes(loser)].every((priceFen) =>
    PLACES.every((place) => {
      if (!gives(loser, priceFen, place)) return true;
      const order = compareOutcomes(
        tierOutcome({ tier: winner, priceFen, place }),
        tierOutcome({ tier: loser, priceFen, place }),
      );
      return order < 0 || (order === 0 && tieGoesToWinner);
    }),
  );
}

function gives(tier: Tier, priceFen: number, place: Place): boolean {
  if (tier.minimumSpend?.per === 'meal' && priceFen < tier.minimumSpend.amountFen) return false;
  const { governmentFen, discountFen } = tierOutcome({ tier, priceFen, place });
  return governmentFen + discountFen > 0;
}

/** Every half yuan to ¥100, and each price where the tier's arithmetic changes, one fen to both sides. */
function probes({ benefit, minimumSpend, funders, elderCeilingFen }: Tier): number[] {
  const turns = [minimumSpend?.amountFen ?? 0, elderCeilingFen ?? 0];
  if (benefit.kind === 'elder_pays' || benefit.kind === 'fixed') turns.push(benefit.amountFen);
  if (benefit.kind === 'percentage') turns.push(Math.ceil(((benefit.capFen ?? 0) * 100) / benefit.percent));
  if (benefit.kind === 'elder_pays_by_price') turns.push(...benefit.levels.map((level) => level.priceFen));
  for (const { amountFen } of funders) if (amountFen !== 'rest') turns.push(amountFen);
  const steps = Array.from({ length: PROBE_MAX_FEN / PROBE_STEP_FEN }, (_, at) => (at + 1) * PROBE_STEP_FEN);
  return [...steps, ...turns.flatMap((turn) => [turn - 1, turn, turn + 1]).filter((priceFen) => priceFen >= 0)];
}
