import { Body, Controller, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, VaultErrors, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { IdentityNumberDto, SetIdentityNumberDto } from './identity-number.dto.js';
import { IdentityNumberService } from './identity-number.service.js';

/** The identity number (公民身份号码) of one resident; it travels in bodies only. */
@ApiTags('registry')
@Controller('v1/residents/:residentId/identity-number')
export class IdentityNumberController {
  constructor(private readonly numbers: IdentityNumberService) {}

  /** Registers or corrects the number. */
  @Put()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [
      RegistryErrors.IDENTITY_NUMBER_DIFFERS.code,
      RegistryErrors.IDENTITY_NUMBER_TAKEN.code,
      RegistryErrors.RESIDENT_MERGED.code,
      RegistryErrors.RESIDENT_ERASED.code,
    ],
    422: [RegistryErrors.IDENTITY_NUMBER_INVALID.code],
    503: [VaultErrors.NO_KEYS.code],
  })
  async set(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: SetIdentityNumberDto,
  ): Promise<IdentityNumberDto> {
    return this.numbers.set(scope, residentId, draft);
  }
}
