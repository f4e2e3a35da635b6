import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { FoodRuleDto, SetFoodRuleDto } from './food-rule.dto.js';
import { ProductionErrors, refusingProduction } from './production.errors.js';

const ON_DAY = `SELECT hot_minutes AS "hotMinutes", chilled_minutes AS "chilledMinutes", core_celsius AS "coreCelsius",
    sample_grams AS "sampleGrams", sample_minutes AS "sampleMinutes", sample_from_celsius AS "sampleFromCelsius",
    sample_to_celsius AS "sampleToCelsius", valid_from AS "validFrom" FROM canteen.food_rule(platform.scope_district(), $1)`;
const SET = `INSERT INTO canteen.food_rules (district_code, valid_from, hot_minutes, chilled_minutes, core_celsius, sample_grams, sample_minutes,
    sample_from_celsius, sample_to_celsius, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, $7, $8, platform.scope_account())`;

/** What the district asks of cooked food and of samples, by date. */
@Injectable()
export class FoodRuleService {
  constructor(private readonly database: Database) {}

  async today(scope: Scope): Promise<FoodRuleDto> {
    return this.database.scoped(scope, (tx) => foodRuleOn(tx, businessDateAt(new Date())));
  }

  /** Sets it from a day on. @throws PRODUCTION.RULE_IN_PAST, RULE_REVERSED */
  async set(scope: Scope, rule: SetFoodRuleDto): Promise<FoodRuleDto> {
    const from = parseBusinessDate(rule.validFrom);
    if (from < businessDateAt(new Date())) throw ProductionErrors.RULE_IN_PAST();
    return refusingProduction(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(SET, [
          ...[from, rule.hotMinutes, rule.chilledMinutes, rule.coreCelsius, rule.sampleGrams, rule.sampleMinutes],
          ...[rule.sampleFromCelsius, rule.sampleToCelsius],
        ]);
        return foodRuleOn(tx, from);
      }),
    );
  }
}

/** The rule of the scope's district on a day. */
export async function foodRuleOn(tx: Tx, day: string): Promise<FoodRuleDto> {
  const [rule] = await tx.query<[FoodRuleDto]>(ON_DAY, [day]);
  return rule;
}
