import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, VaultErrors, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { DisclosureDto, DisclosureRequestDto } from './disclosure.dto.js';
import { DisclosureService } from './disclosure.service.js';

/** Masked fields in clear, for a purpose. */
@ApiTags('registry')
@Controller('v1/residents/:residentId/disclosures')
export class DisclosureController {
  constructor(private readonly disclosures: DisclosureService) {}

  /** Shows one masked field; recorded and audited without the value, limited in rate, kept in no cache. */
  @Post()
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code, RegistryErrors.NOTHING_TO_DISCLOSE.code],
    429: [RegistryErrors.TOO_MANY_DISCLOSURES.code],
    503: [VaultErrors.NO_KEYS.code],
  })
  async disclose(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() asked: DisclosureRequestDto,
  ): Promise<DisclosureDto> {
    return this.disclosures.disclose(scope, residentId, asked);
  }
}
