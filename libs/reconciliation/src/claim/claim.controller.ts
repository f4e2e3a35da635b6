import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ClaimReader } from './claim-reader.js';
import {
  AdjustClaimDto,
  AdjustedDto,
  BulkResultsDto,
  BulkStepDto,
  ClaimDto,
  ClaimLinesDto,
  ClaimLinesQueryDto,
  ClaimListDto,
  ClaimQueryDto,
  ClaimStepDto,
  OpenClaimDto,
} from './claim.dto.js';
import { ClaimService } from './claim.service.js';

@ApiTags('claims')
@Controller('v1/claims')
export class ClaimController {
  constructor(
    private readonly claims: ClaimService,
    private readonly reader: ClaimReader,
  ) {}

  /** The inbox: facilities in scope with their claim of a month. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ClaimQueryDto): Promise<ClaimListDto> {
    return this.reader.list(scope, query);
  }

  /** The claim of a facility's month, made as a draft where there is none. */
  @Post()
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['CLAIM.FACILITY_NOT_IN_SCOPE'], 422: ['CLAIM.NO_SUCH_MONTH'] })
  open(@CurrentScope() scope: Scope, @Body() asked: OpenClaimDto): Promise<ClaimDto> {
    return this.claims.open(scope, asked);
  }

  /** Endorses (town) or approves (district) at once what has nothing to look at; a result for each. */
  @Post('bulk-steps')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  stepAll(@CurrentScope() scope: Scope, @Body() asked: BulkStepDto): Promise<BulkResultsDto> {
    return this.claims.stepAll(scope, asked);
  }

  /** One claim: who carried its meals, its lines in groups, versions, steps, what was approved, payment legs. */
  @Get(':claimId')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: ['CLAIM.NOT_FOUND'] })
  one(@CurrentScope() scope: Scope, @Param('claimId', ParseUUIDPipe) claimId: string): Promise<ClaimDto> {
    return this.reader.one(scope, claimId);
  }

  /** The lines of a claim with the meals behind them; names masked. */
  @Get(':claimId/lines')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['CLAIM.NOT_FOUND'],
  })
  lines(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Query() query: ClaimLinesQueryDto,
  ): Promise<ClaimLinesDto> {
    return this.reader.lines(scope, claimId, query);
  }

  /** Takes a step: submit, take, endorse, return, approve, disburse, close. */
  @Post(':claimId/steps')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: ['CLAIM.WRONG_ROLE', 'CLAIM.SECOND_PERSON_NEEDED', 'CLAIM.OWN_ENTRY'],
    404: ['CLAIM.NOT_FOUND'],
    409: [
      'CLAIM.WRONG_STATE',
      'CLAIM.SOMEBODY_WAS_FASTER',
      'CLAIM.EARLIER_MONTH_FIRST',
      'CLAIM.CHECKS_RUNNING',
      'CLAIM.FINDINGS_UNDECIDED',
      'CORRECTION.CHANGED_MEANWHILE',
      'CLAIM.LEGS_OPEN',
      'MONTH.DAYS_OPEN',
    ],
    422: ['CLAIM.MONTH_NOT_OVER', 'CLAIM.REASON_MISSING'],
  })
  step(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Body() asked: ClaimStepDto,
  ): Promise<ClaimDto> {
    return this.claims.step(scope, claimId, asked);
  }

  /** Enters a signed amount on a claim that is not approved yet. */
  @Post(':claimId/adjustments')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['CLAIM.NOT_FOUND'],
    409: ['CLAIM.WRONG_STATE', 'CLAIM.SOMEBODY_WAS_FASTER', 'CLAIM.CLIENT_ID_CLASH'],
    422: ['CLAIM.NO_AMOUNT', 'CLAIM.TOWN_MISSING', 'CLAIM.NO_EARLIER_CLAIM'],
  })
  adjust(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Body() asked: AdjustClaimDto,
  ): Promise<AdjustedDto> {
    return this.claims.adjust(scope, claimId, asked);
  }
}
