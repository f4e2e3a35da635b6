import { Body, Controller, HttpCode, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { CorrectedDto, CorrectMealsDto, GrantSubsidyDto, SwapSubsidyDto } from './correction.dto.js';
import { CorrectionService } from './correction.service.js';

const CONFLICTS = [
  ...['CORRECTION.DAY_OPEN', 'CORRECTION.NOTHING_LEFT', 'CORRECTION.CLIENT_ID_CLASH'],
  'CORRECTION.CHANGED_MEANWHILE',
];
const WAITS = { type: CorrectedDto, description: 'Too large for one person: it waits for a second, nothing is booked' };

@ApiTags('corrections')
@Controller('v1')
export class CorrectionController {
  constructor(private readonly corrections: CorrectionService) {}

  /**
   * Takes settled meals back, or their subsidy, by differences on an open day; all of them or none. 202 when it waits for a
   * second person, being too large for one.
   */
  @Post('meal-corrections')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectedDto })
  @ApiAcceptedResponse(WAITS)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    403: ['CORRECTION.OFFICIAL_NEEDED'],
    404: ['CORRECTION.MEAL_NOT_FOUND'],
    409: CONFLICTS,
    422: ['CORRECTION.OTHER_WAY', 'CORRECTION.WALLET_OF_ERASED'],
  })
  async correct(
    @CurrentScope() scope: Scope,
    @Body() asked: CorrectMealsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CorrectedDto> {
    return answered(await this.corrections.correct(scope, asked), reply);
  }

  /** Proposes the subsidy that a settled meal is due by what is known now; a second person books it. Always 202. */
  @Post('subsidy-grants')
  @HttpCode(202)
  @ApiAcceptedResponse(WAITS)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['CORRECTION.MEAL_NOT_FOUND'],
    409: CONFLICTS,
    422: ['CORRECTION.NO_SUBSIDY_DUE', 'CORRECTION.OTHER_WAY', 'CORRECTION.WALLET_OF_ERASED'],
  })
  grant(@CurrentScope() scope: Scope, @Body() asked: GrantSubsidyDto): Promise<CorrectedDto> {
    return this.corrections.grant(scope, asked);
  }

  /** Gives the subsidy of one settled meal to another of the same elder, day and slot. 202 as above. */
  @Post('subsidy-swaps')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectedDto })
  @ApiAcceptedResponse(WAITS)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['CORRECTION.MEAL_NOT_FOUND'],
    409: CONFLICTS,
    422: [
      ...['CORRECTION.NOT_SAME_SLOT', 'CORRECTION.NO_SUBSIDY_DUE', 'CORRECTION.OTHER_WAY'],
      'CORRECTION.WALLET_OF_ERASED',
    ],
  })
  async swap(
    @CurrentScope() scope: Scope,
    @Body() asked: SwapSubsidyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CorrectedDto> {
    return answered(await this.corrections.swap(scope, asked), reply);
  }
}

function answered(corrected: CorrectedDto, reply: FastifyReply): CorrectedDto {
  if (corrected.proposal?.state === 'waiting') void reply.status(HttpStatus.ACCEPTED);
  return corrected;
}
