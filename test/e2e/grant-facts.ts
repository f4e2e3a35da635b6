import { addDays, monthStartOf, parseBusinessDate } from '@nuancan/kernel';
import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's operating grants that a request may name. */
export interface GrantFacts {
  readonly grantRuleId: string;
  /** Of last month, approved. */
  readonly grantId: string;
  /** Of that grant, paid in part. */
  readonly grantPaymentId: string;
}

/** Stores a grant by grade of the town's canteen, as the owner of the database; its rule is the district's. */
export async function storeGrantFacts(owner: Client, town: ArrangedTown): Promise<GrantFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const place = [town.districtCode, town.code, town.facilityId];
  const account = (role: 'town_official' | 'district_official'): string =>
    `(SELECT id FROM identity.accounts WHERE login = '${town.logins[role]}')`;
  const grantRuleId = await idOf(
    `INSERT INTO reconciliation.grant_rules (district_code, code, version, name, basis, period, tiers, grade_fen, funders, weights,
       effective_from, account_id)
     SELECT $1, 'by-grade', 1 + count(*), '按等级', 'grade', 'month', '{elder_canteen}', '{3000,2000,1000}', '{district}', '{1}', '2020-01-01',
       ${account('town_official')} FROM reconciliation.grant_rules WHERE district_code = $1`,
    [town.districtCode],
  );
  await owner.query(
    `INSERT INTO reconciliation.grant_rule_decisions (rule_id, district_code, kind, account_id)
     VALUES ($1, $2, 'confirmed', ${account('district_official')})`,
    [grantRuleId, town.districtCode],
  );
  await owner.query(
    `INSERT INTO reconciliation.facility_grades (district_code, town_code, facility_id, grade, valid_from, assessed_on, reason, account_id)
     VALUES ($1, $2, $3, 'A', current_date - 100, current_date - 100, '年度评估', ${account('town_official')})`,
    place,
  );
  const grantId = await idOf(
    `INSERT INTO reconciliation.grants (district_code, town_code, facility_id, rule_code, period_from, account_id)
     VALUES ($1, $2, $3, 'by-grade', (date_trunc('month', platform.business_date(now())::timestamp) - interval '1 month')::date,
       ${account('town_official')})`,
    place,
  );
  for (const [at, action] of ['proposed', 'reviewed', 'approved'].entries()) {
    const role = action === 'approved' ? 'district_official' : 'town_official';
    await owner.query(
      `INSERT INTO reconciliation.grant_steps (grant_id, step, district_code, town_code, facility_id, action, role, account_id)
       VALUES ($4, $5, $1, $2, $3, $6, '${role}', ${account(role)})`,
      [...place, grantId, at + 1, action],
    );
  }
  const grantPaymentId = await idOf(
    `INSERT INTO reconciliation.grant_payments (grant_id, funder, district_code, town_code, facility_id, kind, amount_fen, reference, paid_on,
       approved_by, client_id, account_id)
     VALUES ($4, 'district', $1, $2, $3, 'bank', 1000, 'B-1', platform.business_date(now()), ${account('district_official')}, uuidv7(),
       ${account('town_official')})`,
    [...place, grantId],
  );
  return { grantRuleId, grantId, grantPaymentId };
}

/** What requests about them name. */
export function grantValues(target: GrantFacts & { readonly today: string }): Readonly<Record<string, unknown>> {
  const { grantRuleId, grantId, grantPaymentId, today } = target;
  return {
    ...{ grantRuleId, grantId, grantPaymentId, assessedOn: today },
    // Last month, of which every canteen of the district has its grant.
    ...{ effectiveFrom: '2026-01-01', periodFrom: monthStartOf(addDays(monthStartOf(parseBusinessDate(today)), -1)) },
  };
}
