import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MealPointErrors as Errors } from '../meal-point.errors.js';
import { EndRowDto } from '../supply/supply.dto.js';
import { OpeningEditor } from './opening-editor.js';
import {
  AddOpeningExceptionDto,
  FacilityDayListDto,
  FacilityOpeningDto,
  OpeningDayQueryDto,
  OpeningQueryDto,
  SetOpeningHoursDto,
  SetSlotCapacityDto,
} from './opening.dto.js';
import { OpeningService } from './opening.service.js';

const BAD = { 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'] };

/** When facilities serve and how many. */
@ApiTags('meal-point')
@Controller('v1')
export class OpeningController {
  constructor(
    private readonly openings: OpeningService,
    private readonly editor: OpeningEditor,
  ) {}

  /** What is open on a day, by slot, as far as the account sees. */
  @Get('openings')
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  onDay(@CurrentScope() scope: Scope, @Query() query: OpeningQueryDto): Promise<FacilityDayListDto> {
    return this.openings.onDay(scope, query);
  }

  /** Timetable, exceptions and capacities of a facility from a day on, and that day itself. */
  @Get('facilities/:id/opening')
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ ...BAD, 404: [Errors.FACILITY_NOT_FOUND.code] })
  of(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { businessDate }: OpeningDayQueryDto,
  ): Promise<FacilityOpeningDto> {
    return this.openings.of(scope, id, businessDate);
  }

  /** Replaces the whole timetable from a day on; the earlier one ends the day before. */
  @Post('facilities/:id/opening-hours')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.LATER_EXISTS.code],
    422: [Errors.STARTS_IN_PAST.code, Errors.TIMES_REVERSED.code],
  })
  setHours(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: SetOpeningHoursDto,
  ): Promise<FacilityOpeningDto> {
    return this.editor.setHours(scope, id, request);
  }

  /** Takes back the timetable that begins on a day to come; the one before goes on. */
  @Delete('facilities/:id/opening-hours/:validFrom')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code, Errors.ROW_NOT_FOUND.code],
    422: [Errors.PAST_DAYS_STAY.code],
  })
  takeBackHours(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('validFrom') validFrom: string,
  ): Promise<FacilityOpeningDto> {
    return this.editor.takeBackHours(scope, id, validFrom);
  }

  /** Adds closed days with a reason, or an extra opening with its hours. */
  @Post('facilities/:id/opening-exceptions')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.EXCEPTION_OVERLAPS.code],
    422: [
      Errors.STARTS_IN_PAST.code,
      Errors.DATES_REVERSED.code,
      Errors.HOURS_MISSING.code,
      Errors.TIMES_REVERSED.code,
    ],
  })
  addException(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AddOpeningExceptionDto,
  ): Promise<FacilityOpeningDto> {
    return this.editor.addException(scope, id, request);
  }

  /** Moves the last day of an exception; past days stay. */
  @Patch('opening-exceptions/:id')
  @HttpCode(204)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.ROW_NOT_FOUND.code],
    409: [Errors.EXCEPTION_OVERLAPS.code],
    422: [Errors.PAST_DAYS_STAY.code, Errors.DATES_REVERSED.code],
  })
  endException(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { validTo }: EndRowDto,
  ): Promise<void> {
    return this.editor.endException(scope, id, validTo);
  }

  /** Takes back an exception that begins today or later. */
  @Delete('opening-exceptions/:id')
  @HttpCode(204)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 404: [Errors.ROW_NOT_FOUND.code], 422: [Errors.PAST_DAYS_STAY.code] })
  takeBackException(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.editor.takeBackException(scope, id);
  }

  /** Sets seats and portions of a slot from a day on. */
  @Post('facilities/:id/capacities')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    ...BAD,
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.LATER_EXISTS.code],
    422: [Errors.STARTS_IN_PAST.code],
  })
  setCapacity(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: SetSlotCapacityDto,
  ): Promise<FacilityOpeningDto> {
    return this.editor.setCapacity(scope, id, request);
  }
}
