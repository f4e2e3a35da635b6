import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { LedgerErrors as Errors } from '../ledger.errors.js';
import {
  AccountBalanceListDto,
  AccountQueryDto,
  ChartDto,
  EntryDto,
  StatementDto,
  StatementQueryDto,
  TrialBalanceDto,
  TrialBalanceQueryDto,
} from './books.dto.js';
import { BooksService } from './books.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;

/** The books: balances, statements and entries, in the scope of the reader. */
@ApiTags('ledger')
@Controller('v1/ledger')
export class BooksController {
  constructor(private readonly books: BooksService) {}

  /** Kinds of accounts and of entries with their names. */
  @Get('chart')
  @Roles(...READERS)
  chart(): ChartDto {
    return this.books.chart();
  }

  /** Both books as of a day, by kind of account; debits equal credits for every place. */
  @Get('trial-balance')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  trialBalance(@CurrentScope() scope: Scope, @Query() query: TrialBalanceQueryDto): Promise<TrialBalanceDto> {
    return this.books.trialBalance(scope, query);
  }

  /** Accounts on which anything moved, with their balances as of a day. */
  @Get('accounts')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  accounts(@CurrentScope() scope: Scope, @Query() query: AccountQueryDto): Promise<AccountBalanceListDto> {
    return this.books.accounts(scope, query);
  }

  /** An account over days: opening and closing balance, days, and a page of its lines. */
  @Get('accounts/:ledgerAccountId/statement')
  @Roles(...READERS)
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: [Errors.ACCOUNT_NOT_FOUND.code],
    422: [Errors.DAYS_REVERSED.code, Errors.TOO_MANY_DAYS.code],
  })
  statement(
    @CurrentScope() scope: Scope,
    @Param('ledgerAccountId', ParseUUIDPipe) id: string,
    @Query() query: StatementQueryDto,
  ): Promise<StatementDto> {
    return this.books.statement(scope, id, query);
  }

  /** One entry with its lines. */
  @Get('entries/:entryId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.ENTRY_NOT_FOUND.code] })
  entry(@CurrentScope() scope: Scope, @Param('entryId', ParseUUIDPipe) id: string): Promise<EntryDto> {
    return this.books.entry(scope, id);
  }
}
