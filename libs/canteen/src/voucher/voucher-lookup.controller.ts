import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ShownVoucherDto, ShowVoucherDto } from './voucher-lookup.dto.js';
import { VoucherLookupService } from './voucher-lookup.service.js';

@ApiTags('meals')
@Controller('v1/voucher-lookups')
export class VoucherLookupController {
  constructor(private readonly vouchers: VoucherLookupService) {}

  /** Whether a meal voucher pays at this counter today, and up to how much. */
  @Post()
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'] })
  show(@CurrentScope() scope: Scope, @Body() shown: ShowVoucherDto): Promise<ShownVoucherDto> {
    return this.vouchers.show(scope, shown);
  }
}
