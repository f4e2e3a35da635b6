import { describe, expect, it } from 'vitest';
import { addDays, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import fc from 'fast-check';
import { MEAL_SLOTS } from '../meal-slot.js';
import { FACILITY_STATES } from '../standing/facility-state.js';
import { isOpen, openingOn, servingFlags, stateOn, type OpeningFacts } from './opening.js';

const FIRST = parseBusinessDate('2026-01-01');
const date = fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days));
const slot = fc.constantFrom(...MEAL_SLOTS);
const times = { opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' };

const states = fc
  .array(fc.record({ state: fc.constantFrom(...FACILITY_STATES), validFrom: date }), { maxLength: 6 })
  .map((rows) => rows.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1)));

const range = fc
  .tuple(date, fc.integer({ min: 0, max: 90 }))
  .map(([validFrom, days]) => ({ validFrom, validTo: addDays(validFrom, days) as string }));

const hours = fc.array(
  fc
    .tuple(range, fc.integer({ min: 1, max: 7 }), slot)
    .map(([dates, weekday, of]) => ({ ...dates, ...times, weekday, slot: of })),
  { maxLength: 12 },
);

/** One exception per day and slot at most, as the database has it: here one in all. */
const exceptions = fc.array(
  fc.tuple(range, fc.boolean(), fc.option(slot)).map(([dates, closed, of]) =>
    closed
      ? {
          ...dates,
          kind: 'closed' as const,
          slot: of,
          reason: '春节',
          opensAt: null,
          lastOrderAt: null,
          closesAt: null,
        }
      : { ...dates, kind: 'open' as const, slot: of ?? ('lunch' as const), reason: '加开', ...times },
  ),
  { maxLength: 1 },
);

const facts: fc.Arbitrary<OpeningFacts> = fc.record({
  tier: fc.constantFrom('central_kitchen', 'elder_canteen', 'meal_point'),
  openedOn: date.map(String),
  closedOn: fc.option(date.map(String)),
  states,
  hours,
  exceptions,
  supplies: fc.array(
    fc.tuple(range, slot).map(([dates, of]) => ({ ...dates, slot: of })),
    { maxLength: 3 },
  ),
});

const holds = (row: { validFrom: string; validTo: string | null }, on: BusinessDate): boolean =>
  row.validFrom <= on && (row.validTo === null || on <= row.validTo);

describe('isOpen', () => {
  it('is never true outside the business days or in another state than open', () => {
    fc.assert(
      fc.property(facts, date, slot, (given, on, of) => {
        const inBusiness = given.openedOn <= on && (given.closedOn === null || on <= given.closedOn);
        if (isOpen(given, on, of)) {
          expect(inBusiness).toBe(true);
          expect(stateOn(given.states, on)).toBe('open');
        }
      }),
    );
  });

  it('is false on a closed day with its reason, and true with its hours on an extra one, whatever the timetable says', () => {
    const always = {
      openedOn: FIRST,
      closedOn: null,
      states: [{ state: 'open' as const, validFrom: FIRST as string }],
    };
    fc.assert(
      fc.property(facts, date, slot, (given, on, of) => {
        const exception = given.exceptions.find((row) => holds(row, on) && (row.slot === null || row.slot === of));
        fc.pre(exception !== undefined);
        expect(openingOn({ ...given, ...always }, on, of)).toEqual(
          exception?.kind === 'closed'
            ? { open: false, why: 'closed_day', reason: '春节' }
            : { open: true, hours: times, extra: true },
        );
      }),
    );
  });

  it('follows the timetable of the weekday on other days, and takes unknown hours for open', () => {
    const always = {
      openedOn: FIRST,
      closedOn: null,
      states: [{ state: 'open' as const, validFrom: FIRST as string }],
    };
    fc.assert(
      fc.property(facts, date, slot, (given, on, of) => {
        const ordinary = { ...given, ...always, exceptions: [] };
        const known = given.hours.filter((row) => holds(row, on));
        const listed = known.some((row) => row.weekday === weekdayOf(on) && row.slot === of);
        expect(isOpen(ordinary, on, of)).toBe(known.length === 0 || listed);
      }),
    );
  });

  it('does not depend on the order of timetable, exceptions and supplies', () => {
    fc.assert(
      fc.property(facts, date, slot, (given, on, of) => {
        const turned = {
          ...given,
          hours: given.hours.toReversed(),
          exceptions: given.exceptions.toReversed(),
          supplies: given.supplies.toReversed(),
        };
        expect(isOpen(turned, on, of)).toBe(isOpen(given, on, of));
        expect(servingFlags(turned, on, of)).toEqual(servingFlags(given, on, of));
      }),
    );
  });
});

describe('servingFlags', () => {
  it('says exactly one thing of a closed facility, and of a meal point whether anybody feeds it', () => {
    fc.assert(
      fc.property(facts, date, slot, (given, on, of) => {
        const flags = servingFlags(given, on, of);
        const opening = openingOn(given, on, of);
        expect(flags.includes('facility_not_open')).toBe(!opening.open && opening.why === 'facility_not_open');
        expect(flags.includes('served_while_closed')).toBe(!opening.open && opening.why !== 'facility_not_open');
        const isFed = given.supplies.some((row) => row.slot === of && holds(row, on));
        expect(flags.includes('no_supplier')).toBe(given.tier === 'meal_point' && !isFed);
      }),
    );
  });
});
