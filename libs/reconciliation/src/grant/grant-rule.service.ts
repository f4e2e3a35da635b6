import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type {
  AssessFacilityDto,
  DecideGrantRuleDto,
  EnterGrantRuleDto,
  FacilityGradeDto,
  FacilityGradeListDto,
  GrantRuleDto,
  GrantRuleListDto,
} from './grant.dto.js';
import { GrantErrors, refusingGrant } from './grant.errors.js';
import { FROM_RULES, RULE_COLUMNS } from './grant-rows.sql.js';

const MOST_GRADES = 1000;
const ENTER = `INSERT INTO reconciliation.grant_rules (district_code, code, version, name, basis, period, tiers, step_from, step_fen, most_fen,
    grade_fen, funders, weights, effective_from, account_id)
  SELECT platform.scope_district(), $1, 1 + coalesce((SELECT max(r.version) FROM reconciliation.grant_rules r WHERE r.code = $1), 0),
    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, platform.scope_account()`;
const DECIDE = `INSERT INTO reconciliation.grant_rule_decisions (rule_id, district_code, kind, account_id)
  SELECT r.id, r.district_code, $2, platform.scope_account() FROM reconciliation.grant_rules r WHERE r.id = $1 RETURNING rule_id`;
const ASSESS = `INSERT INTO reconciliation.facility_grades (district_code, town_code, facility_id, grade, assessed_on, valid_from, reason, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, platform.scope_account())`;
const GRADES = `SELECT g.id, g.facility_id AS "facilityId", m.name AS "facilityName", g.grade, g.assessed_on AS "assessedOn",
    g.valid_from AS "validFrom", g.reason, identity.name_of(g.account_id) AS "assessedBy"
  FROM reconciliation.facility_grades g JOIN meal_point.facilities m ON m.id = g.facility_id
  ORDER BY g.valid_from DESC, g.id DESC LIMIT ${MOST_GRADES}`;

/** How operating grants are worked out (补贴办法), and how facilities were assessed. */
@Injectable()
export class GrantRuleService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<GrantRuleListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await rules(tx) }));
  }

  /** Enters a version, which another person confirms. @throws GRANT.RULE_NOT_WHOLE, SOMEBODY_WAS_FASTER */
  async enter(scope: Scope, draft: EnterGrantRuleDto): Promise<GrantRuleListDto> {
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(ENTER, [
          ...[draft.code, draft.name, draft.basis, draft.period, draft.tiers],
          ...[draft.steps.map(({ fromMeals }) => fromMeals), draft.steps.map(({ fenPerMeal }) => fenPerMeal)],
          ...[draft.mostFen ?? null, draft.gradeFen],
          ...[draft.funders.map(({ funder }) => funder), draft.funders.map(({ weight }) => weight)],
          parseBusinessDate(draft.effectiveFrom),
        ]);
        return { items: await rules(tx) };
      }),
    );
  }

  /** @throws GRANT.RULE_NOT_FOUND, SECOND_PERSON_NEEDED, SOMEBODY_WAS_FASTER */
  async decide(scope: Scope, ruleId: string, { kind }: DecideGrantRuleDto): Promise<GrantRuleListDto> {
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        const decided = await tx.query<unknown[]>(DECIDE, [ruleId, kind]);
        if (decided.length === 0) throw GrantErrors.RULE_NOT_FOUND();
        return { items: await rules(tx) };
      }),
    );
  }

  async grades(scope: Scope): Promise<FacilityGradeListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await tx.query<FacilityGradeDto[]>(GRADES) }));
  }

  /** A later assessment takes the place of an earlier one from its first day. @throws GRANT.FACILITY_NOT_IN_SCOPE, WRONG_DAY */
  async assess(scope: Scope, draft: AssessFacilityDto): Promise<FacilityGradeListDto> {
    const days = [parseBusinessDate(draft.assessedOn), parseBusinessDate(draft.validFrom)];
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, draft.facilityId, GrantErrors.FACILITY_NOT_IN_SCOPE);
        await tx.query(ASSESS, [...[place.districtCode, place.townCode, place.id, draft.grade, ...days, draft.reason]]);
        return { items: await tx.query<FacilityGradeDto[]>(GRADES) };
      }),
    );
  }
}

function rules(tx: Tx): Promise<GrantRuleDto[]> {
  return tx.query<GrantRuleDto[]>(`SELECT ${RULE_COLUMNS} ${FROM_RULES} ORDER BY r.code, r.version DESC LIMIT 500`);
}
