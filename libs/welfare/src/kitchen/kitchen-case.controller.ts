import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { KitchenPhoneDto, KitchenPhones } from '@nuancan/meal-point';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { KitchenCaseQueryDto, KitchenCasesDto } from './kitchen-case.dto.js';
import { KitchenCaseService } from './kitchen-case.service.js';

/** Welfare cases of whom a kitchen cooks for, as the kitchen needs to know of them. */
@ApiTags('welfare')
@Controller('v1/kitchen-cases')
export class KitchenCaseController {
  constructor(
    private readonly cases: KitchenCaseService,
    private readonly phones: KitchenPhones,
  ) {}

  /** Closed ones of the last 90 days, without what was found; open ones are under `/v1/welfare-cases`. */
  @Get()
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  past(@CurrentScope() scope: Scope, @Query() query: KitchenCaseQueryDto): Promise<KitchenCasesDto> {
    return this.cases.past(scope, query);
  }

  /** Where officers on duty reach the kitchen. */
  @Put('phone')
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  setPhone(@CurrentScope() scope: Scope, @Body() phone: KitchenPhoneDto): Promise<KitchenPhoneDto> {
    return this.phones.set(scope, phone);
  }
}
