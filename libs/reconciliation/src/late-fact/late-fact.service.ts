import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';
import { CheckRunService } from '../check-run/check-run.service.js';

/** Taken by one job; what is left is asked for again. */
const MOST_FACTS = 2_000;
const MOST_RESIDENTS = 300;

/** Two jobs at once share what there is. */
const TAKE = `
  WITH taken AS (DELETE FROM reconciliation.facts_to_check WHERE id IN (
    SELECT id FROM reconciliation.facts_to_check WHERE district_code = $1 ORDER BY id LIMIT ${MOST_FACTS} FOR UPDATE SKIP LOCKED)
    RETURNING resident_id, since)
  SELECT resident_id AS "residentId", min(since) AS since FROM taken GROUP BY 1`;
const LEFT = `SELECT resident_id AS "residentId", since FROM reconciliation.facts_to_check WHERE district_code = $1 ORDER BY id LIMIT 1`;

/** Months in which meals of these people are booked, since the day each fact is of, with all entries of each. */
const MONTHS = `
  SELECT to_char(c.booked_month, 'YYYY-MM') AS month, array_agg(DISTINCT f."residentId" ORDER BY f."residentId") AS "residentIds"
  FROM jsonb_to_recordset($1) AS f ("residentId" uuid, since date)
  JOIN registry.residents r ON r.id = f."residentId"
  JOIN registry.residents e ON e.id = coalesce(r.merged_into, r.id) OR e.merged_into = coalesce(r.merged_into, r.id)
  JOIN canteen.meals m ON m.resident_id = e.id AND m.business_date >= f.since
  JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
  JOIN canteen.day_closes c ON c.facility_id = s.facility_id AND c.business_date = s.business_date AND c.round = s.round
  GROUP BY c.booked_month ORDER BY c.booked_month`;

/** Something was recorded of a person for days since then. */
export interface LateFact {
  readonly residentId: string;
  readonly since: string;
}

/** 迟到的事实: a death, move, stay or category that is recorded for days that are over, or who a person is. */
@Injectable()
export class LateFactService {
  constructor(private readonly runs: CheckRunService) {}

  /**
   * Asks for runs by month of everybody about whom something was noted, some hundred people in each.
   * @returns the months
   */
  async gather(tx: Tx, districtCode: string, asked: readonly LateFact[] = []): Promise<string[]> {
    const noted = await tx.query<LateFact[]>(TAKE, [districtCode]);
    const months = await tx.query<{ month: string; residentIds: string[] }[]>(MONTHS, [
      JSON.stringify([...asked, ...noted]),
    ]);
    for (const { month, residentIds } of months) {
      for (let at = 0; at < residentIds.length; at += MOST_RESIDENTS) {
        await this.runs.askLate(tx, {
          ...{ districtCode, month },
          residentIds: residentIds.slice(at, at + MOST_RESIDENTS),
        });
      }
    }
    const [left] = await tx.query<LateFact[]>(LEFT, [districtCode]);
    if (noted.length > 0 && left) await this.runs.askGathering(tx, districtCode, left);
    return months.map(({ month }) => month);
  }
}
