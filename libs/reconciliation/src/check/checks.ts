import { aboveAttendance } from './above-attendance.js';
import { aboveCapacity } from './above-capacity.js';
import { aboveForecast } from './above-forecast.js';
import { abovePortions } from './above-portions.js';
import { aboveRegulars } from './above-regulars.js';
import { awayFromHome } from './away-from-home.js';
import { blockClaim } from './block-claim.js';
import { categoryNotValid } from './category-not-valid.js';
import { CHECK_CODES, type CheckCode, type ClaimCheck } from './claim-check.js';
import { claimedTooLittle } from './claimed-too-little.js';
import { clockOff } from './clock-off.js';
import { deceasedBeforeMeal } from './deceased-before-meal.js';
import { deliveredTooLate } from './delivered-too-late.js';
import { deliveryWithoutStop } from './delivery-without-stop.js';
import { eatenAndDelivered } from './eaten-and-delivered.js';
import { foodNotSafe } from './food-not-safe.js';
import { loggedLongAfter } from './logged-long-after.js';
import { noSampleKept } from './no-sample-kept.js';
import { notEligible } from './not-eligible.js';
import { outsideOpeningHours } from './outside-opening-hours.js';
import { overTheLimit } from './over-the-limit.js';
import { possibleDuplicate } from './possible-duplicate.js';
import { priceRuleBroken } from './price-rule-broken.js';
import { regularMissing } from './regular-missing.js';
import { secondMealInSlot } from './second-meal-in-slot.js';
import { soonAgain } from './soon-again.js';
import { tooFarApart } from './too-far-apart.js';
import { unidentifiedDiner } from './unidentified-diner.js';
import { voidsAfterClosing } from './voids-after-closing.js';
import { withoutProduction } from './without-production.js';

/** Every check that is built, in the order of their codes' list. */
export const CHECKS: readonly ClaimCheck[] = [
  ...[unidentifiedDiner, notEligible, deceasedBeforeMeal, awayFromHome, categoryNotValid, possibleDuplicate],
  ...[secondMealInSlot, overTheLimit, priceRuleBroken],
  ...[outsideOpeningHours, tooFarApart, eatenAndDelivered, deliveryWithoutStop, loggedLongAfter, clockOff],
  ...[aboveCapacity, aboveRegulars, aboveAttendance, blockClaim, aboveForecast, abovePortions, withoutProduction],
  ...[soonAgain, voidsAfterClosing, regularMissing, claimedTooLittle, noSampleKept, foodNotSafe, deliveredTooLate],
];

/** The check of a code. */
export function checkOf(code: CheckCode): ClaimCheck {
  const found = CHECKS[CHECK_CODES.indexOf(code)];
  if (found?.code !== code) throw new Error(`no check ${code}`);
  return found;
}
