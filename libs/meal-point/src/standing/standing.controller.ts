import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MealPointErrors as Errors } from '../meal-point.errors.js';
import {
  DecideAcceptanceDto,
  FacilityStandingDto,
  ProposeAcceptanceDto,
  RecordStateDto,
  SetStarGradeDto,
} from './standing.dto.js';
import { StandingService } from './standing.service.js';

const BAD = { 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'] };

/** Acceptance before opening, states and star grades. */
@ApiTags('meal-point')
@Controller('v1')
export class StandingController {
  constructor(private readonly standing: StandingService) {}

  /** States, acceptances and star grades of a facility. */
  @Get('facilities/:id/standing')
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.FACILITY_NOT_FOUND.code] })
  of(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<FacilityStandingDto> {
    return this.standing.of(scope, id);
  }

  /** Puts a planned facility forward for acceptance; one waits at a time. */
  @Post('facilities/:id/acceptances')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.NOT_PLANNED.code, Errors.ACCEPTANCE_PENDING.code],
  })
  propose(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ProposeAcceptanceDto,
  ): Promise<FacilityStandingDto> {
    return this.standing.propose(scope, id, request);
  }

  /** Decides an acceptance, once, by another account than the one that proposed it. */
  @Post('acceptances/:id/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.ROW_NOT_FOUND.code],
    409: [Errors.ACCEPTANCE_DECIDED.code, Errors.FOUR_EYES.code, Errors.STATE_STEP.code],
    422: [Errors.NOT_ALL_PASSED.code, Errors.INSPECTED_LATER.code, Errors.STATE_DATES.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: DecideAcceptanceDto,
  ): Promise<FacilityStandingDto> {
    return this.standing.decide(scope, id, request);
  }

  /** Opens, suspends, closes or plans again; a town suspends only. */
  @Post('facilities/:id/states')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    403: [Errors.DISTRICT_ONLY.code],
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.STATE_STEP.code, Errors.NOT_SUPPLIED.code],
    412: [Errors.CHANGED_MEANWHILE.code],
    422: [Errors.STATE_DATES.code],
  })
  record(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RecordStateDto,
  ): Promise<FacilityStandingDto> {
    return this.standing.record(scope, id, request);
  }

  /** Sets the star grade from a day on. */
  @Post('facilities/:id/star-grades')
  @Roles('district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.LATER_EXISTS.code],
    422: [Errors.STARTS_IN_PAST.code],
  })
  setStars(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: SetStarGradeDto,
  ): Promise<FacilityStandingDto> {
    return this.standing.setStars(scope, id, request);
  }
}
