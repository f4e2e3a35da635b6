import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  CorrectionLimitsDto,
  CorrectionProposalDto,
  DecideProposalDto,
  ProposalListDto,
  ProposalQueryDto,
  SetCorrectionLimitsDto,
} from './correction-proposal.dto.js';
import { CorrectionProposalService } from './correction-proposal.service.js';
import { CorrectionErrors } from './correction.errors.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;

/** Corrections that wait for a second person. */
@ApiTags('corrections')
@Controller('v1')
export class CorrectionProposalController {
  constructor(private readonly proposals: CorrectionProposalService) {}

  /** What waits, was approved or rejected, newest first. */
  @Get('correction-proposals')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ProposalQueryDto): Promise<ProposalListDto> {
    return this.proposals.list(scope, query);
  }

  /** Approves, and books to the letter what was proposed, or rejects with a reason; never by whoever proposed it. */
  @Post('correction-proposals/:proposalId/decision')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [CorrectionErrors.SECOND_PERSON_NEEDED.code],
    404: [CorrectionErrors.PROPOSAL_NOT_FOUND.code],
    409: [CorrectionErrors.ALREADY_DECIDED.code, CorrectionErrors.CHANGED_MEANWHILE.code],
    422: [
      CorrectionErrors.REASON_MISSING.code,
      CorrectionErrors.NO_SUBSIDY_DUE.code,
      CorrectionErrors.WALLET_OF_ERASED.code,
    ],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('proposalId', ParseUUIDPipe) proposalId: string,
    @Body() asked: DecideProposalDto,
  ): Promise<CorrectionProposalDto> {
    return this.proposals.decide(scope, proposalId, asked);
  }

  /** What one person may correct at once today; more waits for a second. */
  @Get('correction-limits')
  @Roles(...READERS)
  limits(@CurrentScope() scope: Scope): Promise<CorrectionLimitsDto> {
    return this.proposals.limits(scope);
  }

  /** Decides it from a day on. */
  @Post('correction-limits')
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    422: [CorrectionErrors.SETTINGS_IN_PAST.code],
  })
  setLimits(@CurrentScope() scope: Scope, @Body() asked: SetCorrectionLimitsDto): Promise<CorrectionLimitsDto> {
    return this.proposals.setLimits(scope, asked);
  }
}
