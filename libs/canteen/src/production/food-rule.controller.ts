import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FoodRuleDto, SetFoodRuleDto } from './food-rule.dto.js';
import { FoodRuleService } from './food-rule.service.js';

@ApiTags('production')
@Controller('v1/food-rules')
export class FoodRuleController {
  constructor(private readonly rules: FoodRuleService) {}

  /** What holds today: until when food may be eaten, how hot it is cooked, what a sample is. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({})
  today(@CurrentScope() scope: Scope): Promise<FoodRuleDto> {
    return this.rules.today(scope);
  }

  /** Sets it from a day on, today or later. */
  @Post()
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    422: ['PRODUCTION.RULE_IN_PAST', 'PRODUCTION.RULE_REVERSED'],
  })
  set(@CurrentScope() scope: Scope, @Body() rule: SetFoodRuleDto): Promise<FoodRuleDto> {
    return this.rules.set(scope, rule);
  }
}
