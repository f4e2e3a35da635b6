import type { LimitTaken } from '@nuancan/five-ones';
import { uuidv7 } from '@nuancan/kernel';
import type { CheckedDraft } from './check-draft.js';
import type { JudgedMeal } from './judge-meal.js';
import type { FunderColumns, MealRow } from './meal-row.js';

/** A judged meal with everything `RECORD_MEALS` writes, and the row it will be. */
export interface RecordableMeal {
  readonly row: Omit<MealRow, 'recordedAt'>;
  readonly input: Readonly<Record<string, unknown>>;
  /** Quota uses to take, as `subsidy.take_quotas` reads them. */
  readonly quotas: readonly (LimitTaken & { readonly residentId: string | null })[];
}

interface Origin {
  readonly deviceId: string;
  readonly facilityId: string;
  readonly bodyHash: string;
  readonly flags: readonly string[];
  readonly nowMs: number;
  readonly random: Uint8Array;
}

/** Puts draft and judgement into the columns of the meals table. */
export function recordableMeal(draft: CheckedDraft, judged: JudgedMeal, origin: Origin): RecordableMeal {
  const { shares, discountBearer, elderOverFen: _over, flags: _flags, ...amounts } = judged.split;
  const { displayed = null, businessDate, servedAt, clientId, residentId, items, slot, mode } = draft;
  const row = {
    ...amounts,
    ...funderColumns(shares),
    id: uuidv7({ nowMs: origin.nowMs, random: origin.random }),
    clientId,
    facilityId: origin.facilityId,
    businessDate,
    servedAt,
    slot,
    mode,
    residentId,
    identifiedBy: draft.identifiedBy,
    items,
    deliveryFeeFen: draft.deliveryFeeFen,
    paymentMethod: draft.paymentMethod,
    offline: draft.offline,
    flags: [...origin.flags],
  };
  const { ingredientsFen, labourFen, energyFen, packagingFen, deliveryFen } = judged.cost;
  const input = {
    ...row,
    discountBearer,
    displayed,
    ...{ ingredientsFen, labourFen, energyFen, packagingFen, deliveryFen },
    quotas: judged.limits,
    deviceId: origin.deviceId,
    bodyHash: origin.bodyHash,
  };
  return { row, input, quotas: judged.limits.map((limit) => ({ ...limit, residentId })) };
}

/** The same meal with one more thing for a reviewer to look at. */
export function flagged(meal: RecordableMeal, flag: string): RecordableMeal {
  const flags = [...meal.row.flags, flag];
  return { ...meal, row: { ...meal.row, flags }, input: { ...meal.input, flags } };
}

function funderColumns(shares: JudgedMeal['split']['shares']): FunderColumns {
  const carriedBy = (funder: string): number => shares.find((share) => share.funder === funder)?.amountFen ?? 0;
  return {
    provinceFen: carriedBy('province'),
    cityFen: carriedBy('city'),
    districtFen: carriedBy('district'),
    townFen: carriedBy('town'),
    fundingTown: shares.find((share) => share.funder === 'town')?.townCode ?? null,
  };
}
