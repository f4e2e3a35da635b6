import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  AssessFacilityDto,
  DecideGrantRuleDto,
  EnterGrantRuleDto,
  FacilityGradeListDto,
  GrantDetailDto,
  GrantListDto,
  GrantQueryDto,
  GrantRuleListDto,
  GrantRunDto,
  PayGrantDto,
  ReturnGrantPaymentDto,
  RunGrantsDto,
  StepGrantDto,
} from './grant.dto.js';
import { GrantErrors as Errors } from './grant.errors.js';
import { GrantPaymentService } from './grant-payment.service.js';
import { GrantRuleService } from './grant-rule.service.js';
import { GrantService } from './grant.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;
const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'];

/** 运营补贴: operating grants by heads or by grade. */
@ApiTags('grants')
@Controller('v1')
export class GrantController {
  constructor(
    private readonly rules: GrantRuleService,
    private readonly grants: GrantService,
    private readonly payments: GrantPaymentService,
  ) {}

  /** The rules of the district with their versions. */
  @Get('grant-rules')
  @Roles(...READERS)
  ruleList(@CurrentScope() scope: Scope): Promise<GrantRuleListDto> {
    return this.rules.list(scope);
  }

  /** Enters a version of a rule; another person puts it into force. */
  @Post('grant-rules')
  @Roles('district_official')
  @ApiProblems({ 400: BAD, 409: [Errors.SOMEBODY_WAS_FASTER.code], 422: [Errors.RULE_NOT_WHOLE.code] })
  enterRule(@CurrentScope() scope: Scope, @Body() draft: EnterGrantRuleDto): Promise<GrantRuleListDto> {
    return this.rules.enter(scope, draft);
  }

  /** Puts a version into force, or refuses it, by another person than entered it. */
  @Post('grant-rules/:grantRuleId/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: BAD,
    403: [Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.RULE_NOT_FOUND.code],
    409: [Errors.SOMEBODY_WAS_FASTER.code],
  })
  decideRule(
    @CurrentScope() scope: Scope,
    @Param('grantRuleId', ParseUUIDPipe) id: string,
    @Body() asked: DecideGrantRuleDto,
  ): Promise<GrantRuleListDto> {
    return this.rules.decide(scope, id, asked);
  }

  /** How facilities were assessed. */
  @Get('facility-grades')
  @Roles(...READERS)
  gradeList(@CurrentScope() scope: Scope): Promise<FacilityGradeListDto> {
    return this.rules.grades(scope);
  }

  /** Assesses a facility with a grade and its reason. */
  @Post('facility-grades')
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [Errors.FACILITY_NOT_IN_SCOPE.code], 422: [Errors.WRONG_DAY.code] })
  assess(@CurrentScope() scope: Scope, @Body() draft: AssessFacilityDto): Promise<FacilityGradeListDto> {
    return this.rules.assess(scope, draft);
  }

  /** Works out the grants of a period for every facility in scope that has none yet. */
  @Post('grant-runs')
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [Errors.RULE_NOT_FOUND.code], 422: [Errors.NOT_OVER.code] })
  run(@CurrentScope() scope: Scope, @Body() asked: RunGrantsDto): Promise<GrantRunDto> {
    return this.grants.run(scope, asked);
  }

  /** Grants with the figures behind them, the latest period first. */
  @Get('grants')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: GrantQueryDto): Promise<GrantListDto> {
    return this.grants.list(scope, query);
  }

  /** One grant with its shares, payments and history. */
  @Get('grants/:grantId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.NOT_FOUND.code] })
  get(@CurrentScope() scope: Scope, @Param('grantId', ParseUUIDPipe) id: string): Promise<GrantDetailDto> {
    return this.grants.get(scope, id);
  }

  /** The town reviews and may withhold; the district sends back, approves or reverses, each by another person; both may refuse. */
  @Post('grants/:grantId/steps')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: BAD,
    403: [Errors.NOT_YOUR_STEP.code, Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.NOT_FOUND.code],
    409: [
      Errors.SOMEBODY_WAS_FASTER.code,
      Errors.NOT_A_STEP.code,
      Errors.FIGURES_CHANGED.code,
      Errors.OVER_BUDGET.code,
      Errors.STILL_PAID.code,
    ],
    422: [Errors.REASON_MISSING.code, Errors.NOT_A_FAILED_INSPECTION.code],
  })
  step(
    @CurrentScope() scope: Scope,
    @Param('grantId', ParseUUIDPipe) id: string,
    @Body() asked: StepGrantDto,
  ): Promise<GrantDetailDto> {
    return this.grants.step(scope, id, asked);
  }

  /** Records what the bank paid, by another person than approved. */
  @Post('grants/:grantId/payments')
  @Roles('district_official')
  @ApiProblems({
    400: BAD,
    403: [Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.NOT_FOUND.code],
    409: [
      Errors.NOT_A_STEP.code,
      Errors.FIGURES_CHANGED.code,
      Errors.TOO_MUCH.code,
      Errors.REFERENCE_USED.code,
      Errors.CLIENT_ID_CLASH.code,
    ],
    422: [Errors.WRONG_DAY.code, Errors.NO_REFERENCE.code],
  })
  pay(
    @CurrentScope() scope: Scope,
    @Param('grantId', ParseUUIDPipe) id: string,
    @Body() asked: PayGrantDto,
  ): Promise<GrantDetailDto> {
    return this.payments.pay(scope, id, asked);
  }

  /** Records that a payment came back, by another person than paid. */
  @Post('grant-payments/:grantPaymentId/return')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: BAD,
    403: [Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.PAYMENT_NOT_FOUND.code],
    409: [Errors.RETURNED_ALREADY.code, Errors.CLIENT_ID_CLASH.code, Errors.NOT_A_STEP.code],
    422: [Errors.WRONG_DAY.code],
  })
  takeBack(
    @CurrentScope() scope: Scope,
    @Param('grantPaymentId', ParseUUIDPipe) id: string,
    @Body() asked: ReturnGrantPaymentDto,
  ): Promise<GrantDetailDto> {
    return this.payments.takeBack(scope, id, asked);
  }
}
