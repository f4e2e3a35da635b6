import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { MealPointErrors } from '../meal-point.errors.js';
import { CalendarReader } from './calendar-reader.js';
import type { CalendarDto, SetCalendarDayDto } from './calendar.dto.js';

const SAY = `INSERT INTO meal_point.calendar_days (district_code, day, kind, name, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account())`;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2049;

/** 节假日与调休: by law and almanac, and what the district says beside them. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarReader,
  ) {}

  async year(scope: Scope, year: number): Promise<CalendarDto> {
    return this.database.scoped(scope, async (tx) => ({ year, days: await this.calendar.year(tx, year) }));
  }

  /** Says what a day is; what was said of it before stays on record. @throws KERNEL.NOT_A_DATE, MEAL_POINT.DAY_OUT_OF_CALENDAR */
  async say(scope: Scope, asked: SetCalendarDayDto): Promise<CalendarDto> {
    const day = parseBusinessDate(asked.day);
    const year = Number(day.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) throw MealPointErrors.DAY_OUT_OF_CALENDAR();
    return this.database.scoped(scope, async (tx) => {
      await tx.query(SAY, [day, asked.kind, asked.name ?? null]);
      return { year, days: await this.calendar.year(tx, year) };
    });
  }
}
