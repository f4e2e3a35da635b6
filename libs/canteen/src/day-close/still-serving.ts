import { businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { slotsOf, type OpeningFacts } from '@nuancan/meal-point';
import type { SlotLeftDto } from './day-close.dto.js';

const CLOCK = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** What a day still has to serve at an instant: its slots whose hours are not over; none where hours are not known. Pure. */
export function stillServing(facts: OpeningFacts, businessDate: BusinessDate, now: Date): SlotLeftDto[] {
  if (businessDate !== businessDateAt(now)) return [];
  const clock = now.toLocaleTimeString('en-GB', CLOCK);
  return slotsOf(facts, businessDate).flatMap(({ slot, closesAt }) =>
    closesAt !== null && closesAt > clock ? [{ slot, closesAt }] : [],
  );
}
