import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { FiscalNumberDto, ReceiptDto } from './receipt.dto.js';
import { ReceiptService } from './receipt.service.js';

const UNKNOWN = { 404: [DonationErrors.RECEIPT_NOT_FOUND.code] };
const INVALID = { 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'] };

@ApiTags('donations')
@Controller('v1/donation-receipts/:receiptId')
export class ReceiptController {
  constructor(private readonly receipts: ReceiptService) {}

  /** A receipt as it is printed. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(UNKNOWN)
  find(@CurrentScope() scope: Scope, @Param('receiptId', ParseUUIDPipe) receiptId: string): Promise<ReceiptDto> {
    return this.receipts.find(scope, receiptId);
  }

  /** The number of the fiscal receipt, once; the same number again is answered again. */
  @Put('fiscal-number')
  @Roles('district_official')
  @ApiProblems({
    ...INVALID,
    ...UNKNOWN,
    409: [DonationErrors.FISCAL_TAKEN.code, DonationErrors.FISCAL_ENTERED.code],
  })
  enterFiscalNumber(
    @CurrentScope() scope: Scope,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
    @Body() { fiscalReceiptNo }: FiscalNumberDto,
  ): Promise<ReceiptDto> {
    return this.receipts.enterFiscalNumber(scope, receiptId, fiscalReceiptNo);
  }
}
