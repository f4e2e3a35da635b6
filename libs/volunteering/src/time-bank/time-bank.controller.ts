import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import {
  RedeemTimeDto,
  ReturnTimeDto,
  TimeStatementDto,
  TimeStatementQueryDto,
  TimeAccountDto,
} from './time-bank.dto.js';
import { TimeBankService } from './time-bank.service.js';
import { TimeStatementService } from './time-statement.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 时间银行. */
@ApiTags('volunteering')
@Controller('v1')
export class TimeBankController {
  constructor(
    private readonly timeBank: TimeBankService,
    private readonly statements: TimeStatementService,
  ) {}

  /** What the time bank holds of a volunteer, and its latest 200 movements. */
  @Get('volunteers/:volunteerId/time')
  @Roles('operator', 'volunteer', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.VOLUNTEER_NOT_FOUND.code] })
  get(@CurrentScope() scope: Scope, @Param('volunteerId', ParseUUIDPipe) volunteerId: string): Promise<TimeAccountDto> {
    return this.timeBank.get(scope, volunteerId);
  }

  /** Spends time on a service for oneself or a named elder. */
  @Post('volunteers/:volunteerId/redemptions')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.VOLUNTEER_NOT_FOUND.code],
    409: [Errors.TIME_SPENT.code, Errors.ERASED.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.RESIDENT_NOT_FOUND.code, Errors.OUT_OF_TIME.code],
  })
  redeem(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Body() draft: RedeemTimeDto,
  ): Promise<TimeAccountDto> {
    return this.timeBank.redeem(scope, volunteerId, draft);
  }

  /** Takes a redemption back; both rows stay. */
  @Post('time-redemptions/:redemptionId/return')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.REDEMPTION_NOT_FOUND.code],
    409: [Errors.ALREADY_RETURNED.code],
  })
  giveBack(
    @CurrentScope() scope: Scope,
    @Param('redemptionId', ParseUUIDPipe) redemptionId: string,
    @Body() asked: ReturnTimeDto,
  ): Promise<TimeAccountDto> {
    return this.timeBank.giveBack(scope, redemptionId, asked);
  }

  /** The statement a volunteer takes along, with its hash; that it was made is audited. */
  @Get('volunteers/:volunteerId/statement')
  @Roles('operator', 'volunteer', 'town_official', 'district_official')
  @ApiExtraModels(TimeStatementDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(TimeStatementDto) } },
      [XLSX]: { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [Errors.VOLUNTEER_NOT_FOUND.code] })
  async statement(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Query() { format, through }: TimeStatementQueryDto,
  ): Promise<TimeStatementDto | StreamableFile> {
    if (format === 'json') return this.statements.statement(scope, volunteerId, through);
    const bytes = await this.statements.workbook(scope, volunteerId, through);
    return new StreamableFile(bytes, {
      type: XLSX,
      disposition: `attachment; filename="time-statement-${volunteerId}.xlsx"`,
      length: bytes.length,
    });
  }
}
