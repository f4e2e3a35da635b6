import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CorrectedDto, CorrectMealsDto, SwapSubsidyDto } from './correction.dto.js';
import { CorrectionService } from './correction.service.js';

const CONFLICTS = ['CORRECTION.DAY_OPEN', 'CORRECTION.NOTHING_LEFT', 'CORRECTION.CLIENT_ID_CLASH'];

@ApiTags('corrections')
@Controller('v1')
export class CorrectionController {
  constructor(private readonly corrections: CorrectionService) {}

  /** Takes settled meals back, or their subsidy, by differences on an open day; all of them or none. */
  @Post('meal-corrections')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    403: ['CORRECTION.OFFICIAL_NEEDED'],
    404: ['CORRECTION.MEAL_NOT_FOUND'],
    409: CONFLICTS,
    422: ['CORRECTION.OTHER_WAY'],
  })
  correct(@CurrentScope() scope: Scope, @Body() asked: CorrectMealsDto): Promise<CorrectedDto> {
    return this.corrections.correct(scope, asked);
  }

  /** Gives the subsidy of one settled meal to another of the same elder, day and slot. */
  @Post('subsidy-swaps')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['CORRECTION.MEAL_NOT_FOUND'],
    409: CONFLICTS,
    422: ['CORRECTION.NOT_SAME_SLOT', 'CORRECTION.NO_SUBSIDY_DUE'],
  })
  swap(@CurrentScope() scope: Scope, @Body() asked: SwapSubsidyDto): Promise<CorrectedDto> {
    return this.corrections.swap(scope, asked);
  }
}
