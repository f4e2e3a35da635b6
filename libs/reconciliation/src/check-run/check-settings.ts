import type { Tx } from '@nuancan/platform';
import { CHECKS } from '../check/checks.js';
import type { CheckCode, ClaimCheck, Severity } from '../check/claim-check.js';

/** A check as it stands on a day in a district. */
export interface StandingCheck {
  readonly check: ClaimCheck;
  readonly severity: Severity;
  readonly numbers: Readonly<Record<string, number>>;
  /** Since when the district has it so; null: nobody set anything. */
  readonly validFrom: string | null;
}

interface Row {
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, number>>;
  readonly validFrom: string;
}

const ON_DAY = `SELECT DISTINCT ON (code) code, severity, params, valid_from AS "validFrom" FROM reconciliation.check_settings
  WHERE district_code = platform.scope_district() AND valid_from <= $1 ORDER BY code, valid_from DESC, recorded_at DESC, id DESC`;

/** Every check with the severity and numbers of the scope's district on a day. */
export async function settingsOn(tx: Tx, day: string): Promise<StandingCheck[]> {
  const rows = await tx.query<Row[]>(ON_DAY, [day]);
  return CHECKS.map((check) => {
    const row = rows.find(({ code }) => code === check.code);
    const own = Object.entries(check.params ?? {}).map(([name, { value }]) => [name, row?.params[name] ?? value]);
    const numbers = Object.fromEntries(own) as Record<string, number>;
    return { check, severity: row?.severity ?? check.severity, numbers, validFrom: row?.validFrom ?? null };
  });
}
