import { createHash } from 'node:crypto';
import type { Funder, MealSplit } from '@nuancan/five-ones';
import type { CopyTarget, CopyValue } from '@nuancan/platform';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoMeal } from './generate-meals.js';

export const MEALS: CopyTarget = {
  table: 'canteen.meals',
  columns: [
    ...[
      'id',
      'business_date',
      'district_code',
      'facility_town',
      'facility_id',
      'slot',
      'mode',
      'resident_id',
      'identified_by',
    ],
    ...[
      'items',
      'served_at',
      'recorded_at',
      'payment_method',
      'price_fen',
      'elder_due_fen',
      'elder_paid_fen',
      'discount_fen',
    ],
    ...[
      'discount_bearer',
      'government_fen',
      'government_province_fen',
      'government_city_fen',
      'government_district_fen',
    ],
    ...['government_town_fen', 'funding_town', 'cost_ingredients_fen', 'cost_labour_fen', 'cost_energy_fen'],
    ...[
      'cost_packaging_fen',
      'cost_delivery_fen',
      'cost_fen',
      'garden_fen',
      'volunteer_fen',
      'donation_fen',
      'unfunded_fen',
    ],
    ...[
      'surplus_fen',
      'policy_code',
      'policy_version',
      'tier_code',
      'quotas',
      'displayed',
      'flags',
      'offline',
      'device_id',
    ],
    ...['client_id', 'account_id'],
  ],
};

export const MEAL_CLIENTS: CopyTarget = {
  table: 'canteen.meal_clients',
  columns: [
    ...['device_id', 'client_id', 'kind', 'body_hash', 'district_code', 'facility_town', 'facility_id', 'meal_id'],
    ...['business_date'],
  ],
};

export const MEAL_VOIDS: CopyTarget = {
  table: 'canteen.meal_voids',
  columns: [
    ...[
      'meal_id',
      'business_date',
      'district_code',
      'facility_town',
      'facility_id',
      'funding_town',
      'reason',
      'voided_at',
    ],
    ...['recorded_at', 'device_id', 'client_id', 'account_id'],
  ],
};

export function mealRow(meal: DemoMeal): CopyValue[] {
  const { split, cost, offer, visit } = meal;
  return [
    ...[
      meal.id,
      meal.date,
      DEMO_DISTRICT.code,
      offer.facility.village.townCode,
      offer.facility.id,
      meal.slot,
      visit.mode,
    ],
    ...[
      meal.resident?.id ?? null,
      meal.identifiedBy,
      JSON.stringify(meal.items),
      iso(visit.servedAtMs),
      iso(meal.recordedAtMs),
    ],
    ...[
      meal.paymentMethod,
      split.priceFen,
      split.elderDueFen,
      split.elderPaidFen,
      split.discountFen,
      split.discountBearer,
    ],
    ...[
      split.governmentFen,
      shareOf(split, 'province'),
      shareOf(split, 'city'),
      shareOf(split, 'district'),
      shareOf(split, 'town'),
    ],
    ...[fundingTown(split), cost.ingredientsFen, cost.labourFen, cost.energyFen, cost.packagingFen, cost.deliveryFen],
    ...[split.costFen, split.gardenFen, split.volunteerFen, split.donationFen, split.unfundedFen, split.surplusFen],
    ...[split.policyCode, split.policyVersion, split.tierCode, JSON.stringify(meal.limits), displayed(meal)],
    ...[`{${meal.flags.join(',')}}`, meal.offline, meal.deviceId, meal.clientId, meal.accountId],
  ];
}

/** The client row of a meal; nobody holds the body it would have come in, so its hash is that of the id. */
export function mealClientRow({ deviceId, clientId, offer, id, date }: DemoMeal): CopyValue[] {
  return clientRow({ deviceId, clientId, kind: 'meal' }, [
    offer.facility.village.townCode,
    offer.facility.id,
    id,
    date,
  ]);
}

export function voidClientRow({ deviceId, voided, offer, id, date }: DemoMeal): CopyValue[] {
  const clientId = voided!.clientId;
  return clientRow({ deviceId, clientId, kind: 'void' }, [
    offer.facility.village.townCode,
    offer.facility.id,
    id,
    date,
  ]);
}

function clientRow(
  client: { deviceId: string; clientId: string; kind: 'meal' | 'void' },
  where: CopyValue[],
): CopyValue[] {
  const hash = createHash('sha256').update(client.clientId).digest('hex');
  return [client.deviceId, client.clientId, client.kind, `\\x${hash}`, DEMO_DISTRICT.code, ...where];
}

export function voidRow({ id, date, offer, split, voided, deviceId, accountId }: DemoMeal): CopyValue[] {
  const { clientId, atMs, reason } = voided!;
  return [
    ...[id, date, DEMO_DISTRICT.code, offer.facility.village.townCode, offer.facility.id, fundingTown(split), reason],
    ...[iso(atMs), iso(atMs + 900), deviceId, clientId, accountId],
  ];
}

function displayed({ resident, split }: DemoMeal): string | null {
  if (!resident) return null;
  const { elderDueFen, governmentFen, policyCode, policyVersion } = split;
  return JSON.stringify({ elderDueFen, governmentFen, policyCode, policyVersion });
}

function shareOf({ shares }: MealSplit, funder: Funder): number {
  return shares.find((share) => share.funder === funder)?.amountFen ?? 0;
}

function fundingTown({ shares }: MealSplit): string | null {
  return shares.find((share) => share.funder === 'town')?.townCode ?? null;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
