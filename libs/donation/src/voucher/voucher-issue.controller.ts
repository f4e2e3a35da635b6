import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors as E } from '../donation.errors.js';
import {
  EndIssueDto,
  IssueVouchersDto,
  VoucherIssueDetailDto,
  VoucherIssueListDto,
  VoucherIssueQueryDto,
} from './voucher-issue.dto.js';
import { VoucherIssueService } from './voucher-issue.service.js';

const READERS = ['town_official', 'district_official', 'auditor'] as const;
const INVALID = ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'];

/** 餐券: the district issues and ends them; a town and the auditor read, without codes. */
@ApiTags('donations')
@Controller('v1')
export class VoucherIssueController {
  constructor(private readonly issues: VoucherIssueService) {}

  /** Issues of meal vouchers, newest first; a town's are those for it, or used there. */
  @Get('voucher-issues')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: VoucherIssueQueryDto): Promise<VoucherIssueListDto> {
    return this.issues.list(scope, query);
  }

  /** One issue with its vouchers: used where and when, never by whom. */
  @Get('voucher-issues/:issueId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [E.ISSUE_NOT_FOUND.code] })
  find(@CurrentScope() scope: Scope, @Param('issueId', ParseUUIDPipe) issueId: string): Promise<VoucherIssueDetailDto> {
    return this.issues.find(scope, issueId);
  }

  /** Issues meal vouchers out of a donation; what they may cost is set apart. */
  @Post('donations/:donationId/voucher-issues')
  @Roles('district_official')
  @ApiProblems({
    400: INVALID,
    404: [E.NOT_FOUND.code],
    409: [E.NOT_LEFT.code, E.CLIENT_ID_CLASH.code],
    422: [
      ...[E.NOT_MONEY.code, E.EARMARK_MISMATCH.code, E.UNKNOWN_PLACE.code],
      ...[E.EXPIRY_OUT_OF_RANGE.code, E.UNKNOWN_ELDERS.code],
    ],
  })
  issue(
    @CurrentScope() scope: Scope,
    @Param('donationId', ParseUUIDPipe) donationId: string,
    @Body() asked: IssueVouchersDto,
  ): Promise<VoucherIssueDetailDto> {
    return this.issues.issue(scope, donationId, asked);
  }

  /** Ends an issue: what its vouchers did not spend goes back to the donation. */
  @Post('voucher-issues/:issueId/end')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [E.ISSUE_NOT_FOUND.code],
    409: [E.ISSUE_ENDED.code],
  })
  end(
    @CurrentScope() scope: Scope,
    @Param('issueId', ParseUUIDPipe) issueId: string,
    @Body() asked: EndIssueDto,
  ): Promise<VoucherIssueDetailDto> {
    return this.issues.end(scope, issueId, asked);
  }
}
