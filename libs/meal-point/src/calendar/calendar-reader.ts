import { Injectable } from '@nestjs/common';
import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { calendarOf, ordinaryKind, type CalendarDay, type DayKind, type SaidDay } from './day-kind.js';

const SAID = `
  SELECT DISTINCT ON (c.day) c.day, c.kind, c.name FROM meal_point.calendar_days c
  WHERE c.district_code = platform.scope_district() AND c.day BETWEEN $1 AND $2 ORDER BY c.day, c.id DESC`;

/** What kind of day a day is in the scope's district. */
@Injectable()
export class CalendarReader {
  async year(tx: Tx, year: number): Promise<CalendarDay[]> {
    const said = await tx.query<SaidDay[]>(SAID, [`${year}-01-01`, `${year}-12-31`]);
    return calendarOf(year, said);
  }

  /** Tells it for every day from the first year of the days to the last. */
  async kinds(tx: Tx, { from, to }: { from: BusinessDate; to: BusinessDate }): Promise<(day: BusinessDate) => DayKind> {
    const named = new Map<string, DayKind>();
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      for (const { day, kind } of await this.year(tx, year)) named.set(day, kind);
    }
    return (day) => named.get(day) ?? ordinaryKind(day);
  }
}
