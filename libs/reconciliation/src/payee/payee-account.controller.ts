import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  DecidePayeeAccountDto,
  PayeeAccountDto,
  PayeeAccountListDto,
  PayeeAccountQueryDto,
  ProposePayeeAccountDto,
} from './payee-account.dto.js';
import { PayeeAccountService } from './payee-account.service.js';

@ApiTags('claims')
@Controller('v1/payee-accounts')
export class PayeeAccountController {
  constructor(private readonly accounts: PayeeAccountService) {}

  /** Where organisations are paid, the newest first; numbers masked. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: PayeeAccountQueryDto): Promise<PayeeAccountListDto> {
    return this.accounts.list(scope, query);
  }

  /** Enters an account; nothing is paid to it before another person confirmed it. */
  @Post()
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    409: ['PAYEE_ACCOUNT.CLIENT_ID_CLASH'],
    422: ['PAYEE_ACCOUNT.NO_ORGANISATION'],
  })
  propose(@CurrentScope() scope: Scope, @Body() asked: ProposePayeeAccountDto): Promise<PayeeAccountDto> {
    return this.accounts.propose(scope, asked);
  }

  /** Confirms or rejects an account that somebody else entered. */
  @Post(':payeeAccountId/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: ['PAYEE_ACCOUNT.SECOND_PERSON_NEEDED'],
    404: ['PAYEE_ACCOUNT.NOT_FOUND'],
    409: ['PAYEE_ACCOUNT.DECIDED'],
    422: ['PAYEE_ACCOUNT.REASON_MISSING'],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('payeeAccountId', ParseUUIDPipe) id: string,
    @Body() asked: DecidePayeeAccountDto,
  ): Promise<PayeeAccountDto> {
    return this.accounts.decide(scope, id, asked);
  }
}
