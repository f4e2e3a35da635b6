import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, VaultErrors, type Scope } from '@nuancan/platform';
import { PurposeDto } from '../disclosure/disclosure.dto.js';
import { RegistryErrors } from '../registry.errors.js';
import { ResidentExportDto } from './resident-export.dto.js';
import { ResidentExportService } from './resident-export.service.js';

/** Everything that is held of one person. */
@ApiTags('registry')
@Controller('v1/residents/:residentId/export')
export class ResidentExportController {
  constructor(private readonly exports: ResidentExportService) {}

  /** Everything in clear, as JSON, for a purpose; audited, limited in rate, kept in no cache. */
  @Post()
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    429: [RegistryErrors.TOO_MANY_DISCLOSURES.code],
    503: [VaultErrors.NO_KEYS.code],
  })
  async export(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() purpose: PurposeDto,
  ): Promise<ResidentExportDto> {
    return this.exports.export(scope, residentId, purpose);
  }
}
