import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { AddAddressDto, ResidentAddressDto, ResidentAddressListDto } from './resident-address.dto.js';
import { ResidentAddressService } from './resident-address.service.js';

const NO_RESIDENT = RegistryErrors.RESIDENT_NOT_FOUND.code;

/** Where a resident is found: the home, and other places where meals are brought. */
@ApiTags('registry')
@Controller('v1/residents/:residentId/addresses')
export class ResidentAddressController {
  constructor(private readonly addresses: ResidentAddressService) {}

  /** Those that hold, then those that did. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_RESIDENT] })
  async list(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
  ): Promise<ResidentAddressListDto> {
    return this.addresses.list(scope, residentId);
  }

  /** Adds one; a new home ends the one before. Without a point the middle of the village stands for it. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [NO_RESIDENT],
    409: [RegistryErrors.RESIDENT_MERGED.code, RegistryErrors.RESIDENT_ERASED.code],
  })
  async add(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddAddressDto,
  ): Promise<ResidentAddressDto> {
    return this.addresses.add(scope, residentId, draft);
  }

  /** It no longer holds; orders that name it say so. */
  @Post(':addressId/end')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [RegistryErrors.FACT_NOT_FOUND.code] })
  async end(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Param('addressId', ParseUUIDPipe) addressId: string,
  ): Promise<ResidentAddressDto> {
    return this.addresses.end(scope, residentId, addressId);
  }
}
