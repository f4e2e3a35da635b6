import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors as Errors } from '../delivery.errors.js';
import { DeliveryRuleListDto, DeliveryRuleQueryDto, SetDeliveryRuleDto } from './delivery-rule.dto.js';
import { DeliveryRuleService } from './delivery-rule.service.js';

const NO_FACILITY = Errors.FACILITY_NOT_IN_SCOPE.code;

/** Cut-offs of a kitchen, and when its food leaves. */
@ApiTags('delivery')
@Controller('v1/delivery-rules')
export class DeliveryRuleController {
  constructor(private readonly rules: DeliveryRuleService) {}

  /** What holds for the slots of a day. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: [NO_FACILITY] })
  of(@CurrentScope() scope: Scope, @Query() query: DeliveryRuleQueryDto): Promise<DeliveryRuleListDto> {
    return this.rules.of(scope, query);
  }

  /** Sets what holds for a slot from a day on; earlier days keep what they had. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [NO_FACILITY],
    422: [Errors.RULE_NOT_AHEAD.code, Errors.CUT_OFF_AFTER_LEAVING.code],
  })
  set(@CurrentScope() scope: Scope, @Body() draft: SetDeliveryRuleDto): Promise<DeliveryRuleListDto> {
    return this.rules.set(scope, draft);
  }
}
