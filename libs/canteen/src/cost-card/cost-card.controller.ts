import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  CostCardHistoryDto,
  CostCardQueryDto,
  SetAnswerDto,
  SetCostCardDto,
  SetExpectedSourcesDto,
} from './cost-card.dto.js';
import { CostCardService } from './cost-card.service.js';

const PROBLEMS = {
  400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
  404: ['MENU.FACILITY_NOT_IN_SCOPE'],
  409: ['MENU.LATER_EXISTS'],
  422: ['MENU.STARTS_IN_PAST'],
};

@ApiTags('menu')
@Controller('v1')
export class CostCardController {
  constructor(private readonly cards: CostCardService) {}

  /** The cost cards of a facility: past ones, corrected ones and those to come. */
  @Get('cost-cards')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  history(@CurrentScope() scope: Scope, @Query() query: CostCardQueryDto): Promise<CostCardHistoryDto> {
    return this.cards.history(scope, query);
  }

  /** Sets a facility's cost card from a day on, the same day's again to correct it; `GET /v1/till` shows the one that holds. */
  @Post('cost-cards')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(PROBLEMS)
  setCard(@CurrentScope() scope: Scope, @Body() card: SetCostCardDto): Promise<SetAnswerDto> {
    return this.cards.setCard(scope, card);
  }

  /** Sets what garden, volunteers and donations are expected to carry of a meal, from a day on. */
  @Post('expected-sources')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(PROBLEMS)
  setExpected(@CurrentScope() scope: Scope, @Body() expected: SetExpectedSourcesDto): Promise<SetAnswerDto> {
    return this.cards.setExpected(scope, expected);
  }
}
