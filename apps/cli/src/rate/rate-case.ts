import { deliveryFee, rateMeal, type Diner, type MealFacts, type Policy, type Rating } from '@nuancan/five-ones';
import { fen, ZERO_FEN } from '@nuancan/kernel';
import type { CaseCells } from './case-column.js';

/**
 * Rates one case under one policy. What a case leaves out: lunch, eaten here, no category or
 * grade, not alone, everything at home in the policy's (first) town, nothing spent or used.
 */
export function rateCase(policy: Policy, cells: CaseCells): Rating {
  const { districtCode, townCodes } = policy.scope;
  const homeTownCode = cells.homeTown ?? townCodes?.[0] ?? `${districtCode}001`;
  const registeredTown = cells.registeredTown ?? homeTownCode;
  const facilityTown = cells.facilityTown ?? homeTownCode;
  const diner: Diner = {
    birthDate: cells.birthDate!,
    categories: cells.categories ?? [],
    grade: cells.grade ?? null,
    registration: { townCode: registeredTown, districtCode: registeredTown.slice(0, 6) },
    homeTownCode,
    homeDistrictCode: homeTownCode.slice(0, 6),
    livesAlone: cells.livesAlone === 'yes',
  };
  const plain: MealFacts = {
    businessDate: cells.businessDate!,
    slot: cells.slot ?? 'lunch',
    mode: cells.mode ?? 'dine_in',
    priceFen: cells.price!,
    spentEarlierTodayFen: cells.spentEarlierToday ?? ZERO_FEN,
    facilityTownCode: facilityTown,
    facilityDistrictCode: facilityTown.slice(0, 6),
  };
  const policies = [policy];
  const feeFen = deliveryFee({ policies, diner, meal: plain });
  const meal = { ...plain, priceFen: fen(plain.priceFen + feeFen), deliveryFeeFen: feeFen };
  return rateMeal({ policies, diner, meal, limitUse: (key) => cells.used?.get(key) ?? 0 });
}
