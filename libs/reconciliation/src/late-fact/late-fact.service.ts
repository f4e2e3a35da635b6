import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { CheckService } from '../check-run/check.service.js';
import type { CheckCode } from '../check/claim-check.js';

/** What a fact on record of a person may change about meals that were eaten. */
const CODES: readonly CheckCode[] = ['E02', 'E03', 'E04', 'E05', 'U03'];

/** All entries of the person. */
const ENTRIES = `SELECT e.id FROM registry.residents r JOIN registry.residents e
    ON e.id = coalesce(r.merged_into, r.id) OR e.merged_into = coalesce(r.merged_into, r.id)
  WHERE r.id = $1`;

/** Months in which meals since then are booked. */
const MONTHS = `
  SELECT DISTINCT to_char(c.booked_month, 'YYYY-MM') AS month FROM canteen.meals m
  JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
  JOIN canteen.day_closes c ON c.facility_id = s.facility_id AND c.business_date = s.business_date AND c.round = s.round
  WHERE m.resident_id = ANY ($1) AND m.business_date >= $2 ORDER BY 1`;

/** 迟到的事实: a death, move, stay or category that is recorded for days that are over. */
@Injectable()
export class LateFactService {
  constructor(private readonly checks: CheckService) {}

  /** Checks a person's meals again over every month that has some since then. @returns the months */
  async recheck(
    tx: Tx,
    { districtCode, residentId, since }: { districtCode: string; residentId: string; since: string },
  ): Promise<string[]> {
    const entries = await tx.query<{ id: string }[]>(ENTRIES, [residentId]);
    const residentIds = entries.map(({ id }) => id);
    const months = await tx.query<{ month: string }[]>(MONTHS, [residentIds, since]);
    const thisMonth = businessDateAt(new Date()).slice(0, 7);
    for (const { month } of months) {
      await this.checks.run(tx, { districtCode, month, residentIds, codes: CODES, late: month < thisMonth });
    }
    return months.map(({ month }) => month);
  }
}
