import { Body, Controller, Get, HttpStatus, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { WalletBookingService, type Booking } from './wallet-booking.service.js';
import { WalletQueryService } from './wallet-query.service.js';
import {
  BookWalletDto,
  WalletDto,
  WalletPageDto,
  WalletQueryDto,
  WalletReceiptDto,
  WalletStatementDto,
} from './wallet.dto.js';
import { WalletErrors } from './wallet.errors.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;
const BOOKING_REFUSALS = {
  400: ['REQUEST.INVALID'],
  404: [WalletErrors.NO_FACILITY.code],
  409: [WalletErrors.CLIENT_ID_CLASH.code],
  422: [WalletErrors.NO_RESIDENT.code, WalletErrors.REFERENCE_MISMATCH.code],
} as const;

/** 钱包: what organisations owe the elders who paid ahead. */
@ApiTags('wallets')
@Controller('v1')
export class WalletController {
  constructor(
    private readonly bookings: WalletBookingService,
    private readonly queries: WalletQueryService,
  ) {}

  /**
   * Takes money for a resident's wallet at the operator's organisation, and opens the wallet where there is none. Arrears are
   * paid first. 201 when booked now, 200 with the first answer when it was booked before.
   */
  @Post('wallets/top-ups')
  @Roles('operator')
  @ApiCreatedResponse({ type: WalletReceiptDto })
  @ApiOkResponse({ type: WalletReceiptDto, description: 'Booked before; the first answer again' })
  @ApiProblems({ ...BOOKING_REFUSALS, 422: [...BOOKING_REFUSALS[422], WalletErrors.ABOVE_CAP.code] })
  topUp(
    @CurrentScope() scope: Scope,
    @Body() asked: BookWalletDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WalletReceiptDto> {
    return this.book(scope, 'top_up', { asked, reply });
  }

  /** Gives money of a wallet back, never more than it holds. 201 when booked now, 200 when it was booked before. */
  @Post('wallets/refunds')
  @Roles('operator')
  @ApiCreatedResponse({ type: WalletReceiptDto })
  @ApiOkResponse({ type: WalletReceiptDto, description: 'Booked before; the first answer again' })
  @ApiProblems({ ...BOOKING_REFUSALS, 409: [...BOOKING_REFUSALS[409], WalletErrors.NOT_COVERED.code] })
  refund(
    @CurrentScope() scope: Scope,
    @Body() asked: BookWalletDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WalletReceiptDto> {
    return this.book(scope, 'refund', { asked, reply });
  }

  /** Wallets in scope with their totals; an operator reads those of the own organisation. */
  @Get('wallets')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: WalletQueryDto): Promise<WalletPageDto> {
    return this.queries.list(scope, query);
  }

  /** One wallet. */
  @Get('wallets/:id')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [WalletErrors.NOT_FOUND.code] })
  one(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<WalletDto> {
    return this.queries.one(scope, id);
  }

  /** The statement of a wallet, newest first; a town official sees what happened at the town's own counters. */
  @Get('wallets/:id/movements')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [WalletErrors.NOT_FOUND.code] })
  statement(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() page: PageQueryDto,
  ): Promise<WalletStatementDto> {
    return this.queries.statement(scope, id, page);
  }

  /** One movement as its receipt prints it. */
  @Get('wallet-movements/:movementId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [WalletErrors.MOVEMENT_NOT_FOUND.code] })
  receipt(
    @CurrentScope() scope: Scope,
    @Param('movementId', ParseUUIDPipe) movementId: string,
  ): Promise<WalletReceiptDto> {
    return this.queries.receipt(scope, movementId);
  }

  private async book(
    scope: Scope,
    booking: Booking,
    { asked, reply }: { asked: BookWalletDto; reply: FastifyReply },
  ): Promise<WalletReceiptDto> {
    const { receipt, repeated } = await this.bookings.book(scope, booking, asked);
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return receipt;
  }
}
