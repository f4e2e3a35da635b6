import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MealPointErrors as Errors } from '../meal-point.errors.js';
import { EndRowDto, SetSupplyDto, SupplyDto, SupplyListDto, SupplyQueryDto, SupplySetDto } from './supply.dto.js';
import { SupplyService } from './supply.service.js';

/** Which kitchen feeds which meal point. */
@ApiTags('meal-point')
@Controller('v1/supplies')
export class SupplyController {
  constructor(private readonly supplies: SupplyService) {}

  /** The relations the account sees, as point or as kitchen. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: SupplyQueryDto): Promise<SupplyListDto> {
    return this.supplies.list(scope, query);
  }

  /** Sets who feeds a meal point in some slots from a day on; who did so before ends the day before. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.LATER_EXISTS.code],
    422: [Errors.NOT_A_POINT.code, Errors.NOT_A_KITCHEN.code, Errors.STARTS_IN_PAST.code],
  })
  set(@CurrentScope() scope: Scope, @Body() request: SetSupplyDto): Promise<SupplySetDto> {
    return this.supplies.set(scope, request);
  }

  /** Sets the last day of a relation; past days stay. */
  @Patch(':id')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ROW_NOT_FOUND.code],
    422: [Errors.DATES_REVERSED.code, Errors.PAST_DAYS_STAY.code],
  })
  end(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { validTo }: EndRowDto,
  ): Promise<SupplyDto> {
    return this.supplies.end(scope, id, validTo);
  }

  /** Takes back a relation that begins today or later. */
  @Delete(':id')
  @HttpCode(204)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [Errors.ROW_NOT_FOUND.code],
    422: [Errors.PAST_DAYS_STAY.code],
  })
  takeBack(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.supplies.takeBack(scope, id);
  }
}
