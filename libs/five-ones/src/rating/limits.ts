import { monthStartOf, unreachable, weekStartOf, type BusinessDate } from '@nuancan/kernel';
import type { Limit, Policy, Tier } from '../policy/policy.js';
import type { LimitWindow, MealSlot } from '../policy/vocabulary.js';
import type { LimitTaken } from './rating.js';

/** The slot and day that a limit is asked for. */
export interface LimitMoment {
  readonly slot: MealSlot;
  readonly businessDate: BusinessDate;
}

/**
 * The limit no policy states and all obey: one subsidised meal per slot and day over the whole district. Two policies
 * (district and town), two versions or two facilities therefore never give a second one.
 */
export function subsidisedSlotLimit({ slot, businessDate }: LimitMoment): LimitTaken {
  return { key: `subsidised:${slot}`, windowStart: businessDate, max: 1 };
}

/**
 * The limits a tier takes. A key names what is counted and nothing that a new version changes:
 * `limit:<policy>:<name>:<window>[:<slot>]`, and `limit:<policy>/<tier>:…` for a tier's own limit; so a new version
 * goes on counting where the old one stood, and tiers without own limits share the policy's.
 */
export function limitsOf({ policy, tier, moment }: { policy: Policy; tier: Tier; moment: LimitMoment }): LimitTaken[] {
  const owner = tier.limits === null ? policy.code : `${policy.code}/${tier.code}`;
  return (tier.limits ?? policy.limits).map((limit) => limitTaken(owner, limit, moment));
}

function limitTaken(owner: string, limit: Limit, { slot, businessDate }: LimitMoment): LimitTaken {
  const key = `limit:${owner}:${limit.name}:${limit.window}`;
  return {
    key: limit.window === 'slot' ? `${key}:${slot}` : key,
    windowStart: windowStartOf(limit.window, businessDate),
    max: limit.max,
  };
}

function windowStartOf(window: LimitWindow, businessDate: BusinessDate): BusinessDate {
  switch (window) {
    case 'slot':
    case 'day':
      return businessDate;
    case 'week':
      return weekStartOf(businessDate);
    case 'month':
      return monthStartOf(businessDate);
    default:
      return unreachable(window);
  }
}
