import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { DonorDto, DonorLinkListDto, DonorListDto, DonorSearchDto, NewDonorDto, NewDonorLinkDto } from './donor.dto.js';
import { DonorService } from './donor.service.js';

const READERS = ['town_official', 'district_official', 'auditor'] as const;
const UNKNOWN = { 404: [DonationErrors.DONOR_NOT_FOUND.code] };

@ApiTags('donations')
@Controller('v1')
export class DonorController {
  constructor(private readonly donors: DonorService) {}

  /** Donors, newest first; a town's are those who gave for it or whose money was spent there. */
  @Post('donors/search')
  @HttpCode(200)
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'] })
  search(@CurrentScope() scope: Scope, @Body() asked: DonorSearchDto): Promise<DonorListDto> {
    return this.donors.search(scope, asked);
  }

  /** One donor; the contact only for the district. */
  @Get('donors/:donorId')
  @Roles(...READERS)
  @ApiProblems(UNKNOWN)
  find(@CurrentScope() scope: Scope, @Param('donorId', ParseUUIDPipe) donorId: string): Promise<DonorDto> {
    return this.donors.find(scope, donorId);
  }

  /** Mends name, kind and contact; `If-Match` names the version the edit is based on. */
  @Put('donors/:donorId')
  @Roles('district_official')
  @ApiHeader({ name: 'if-match', required: true, description: 'The version that was read, e.g. "3".' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    ...UNKNOWN,
    409: [DonationErrors.DONOR_ERASED.code],
    412: [DonationErrors.CHANGED_MEANWHILE.code],
    428: [DonationErrors.VERSION_NEEDED.code],
  })
  edit(
    @CurrentScope() scope: Scope,
    @Param('donorId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() donor: NewDonorDto,
  ): Promise<DonorDto> {
    return this.donors.edit(scope, { id, version: versionOf(ifMatch), donor });
  }

  /** Erases who the donor is; what was given stays, of nobody. */
  @Post('donors/:donorId/erasure')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({ ...UNKNOWN, 409: [DonationErrors.DONOR_ERASED.code, DonationErrors.STILL_UNSPENT.code] })
  erase(@CurrentScope() scope: Scope, @Param('donorId', ParseUUIDPipe) donorId: string): Promise<DonorDto> {
    return this.donors.erase(scope, donorId);
  }

  /** The links to the donor's page, without their tokens. */
  @Get('donors/:donorId/links')
  @Roles('district_official')
  @ApiProblems(UNKNOWN)
  async links(
    @CurrentScope() scope: Scope,
    @Param('donorId', ParseUUIDPipe) donorId: string,
  ): Promise<DonorLinkListDto> {
    return { items: await this.donors.links(scope, donorId) };
  }

  /** Makes a link that opens the donor's page to whoever has it. */
  @Post('donors/:donorId/links')
  @Roles('district_official')
  @ApiProblems({ ...UNKNOWN, 409: [DonationErrors.DONOR_ERASED.code] })
  openLink(@CurrentScope() scope: Scope, @Param('donorId', ParseUUIDPipe) donorId: string): Promise<NewDonorLinkDto> {
    return this.donors.openLink(scope, donorId);
  }

  /** From now on the link opens nothing. */
  @Post('donor-links/:donorLinkId/revocation')
  @HttpCode(204)
  @Roles('district_official')
  @ApiProblems({ 404: [DonationErrors.LINK_NOT_FOUND.code] })
  revokeLink(@CurrentScope() scope: Scope, @Param('donorLinkId', ParseUUIDPipe) donorLinkId: string): Promise<void> {
    return this.donors.revokeLink(scope, donorLinkId);
  }
}

/** The version an If-Match header names. */
function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw DonationErrors.VERSION_NEEDED();
  const digits = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (digits === undefined) throw DonationErrors.CHANGED_MEANWHILE();
  return Number(digits);
}
