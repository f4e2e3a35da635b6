import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { versionOf, versionTag } from '../facility/version-tag.js';
import { MealPointErrors as Errors } from '../meal-point.errors.js';
import { AddLicenceDto, EditLicenceDto, LicenceDto, LicenceListDto, LicenceQueryDto } from './licence.dto.js';
import { LicenceService } from './licence.service.js';

const REFUSED = [Errors.HOLDER_MISSING.code, Errors.EXPIRY_MISSING.code, Errors.DATES_REVERSED.code];

/** Licences and certificates; names on health certificates go to the facility and the officials above it only. */
@ApiTags('meal-point')
@Controller('v1/licences')
export class LicenceController {
  constructor(private readonly licences: LicenceService) {}

  /** The licences the account sees, by expiry. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: LicenceQueryDto): Promise<LicenceListDto> {
    return this.licences.list(scope, query);
  }

  /** Enters a licence; a renewal is another one. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.LICENCE_EXISTS.code],
    422: REFUSED,
  })
  async add(
    @CurrentScope() scope: Scope,
    @Body() draft: AddLicenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceDto> {
    return tagged(reply, await this.licences.add(scope, draft));
  }

  /** Mends a licence or ends its use; `If-Match` names the version the edit is based on. */
  @Patch(':id')
  @Roles('operator', 'town_official', 'district_official')
  @ApiHeader({ name: 'if-match', required: true, description: 'The version as it came in ETag, e.g. "3".' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ROW_NOT_FOUND.code],
    409: [Errors.LICENCE_EXISTS.code],
    412: [Errors.CHANGED_MEANWHILE.code],
    422: REFUSED,
    428: [Errors.VERSION_NEEDED.code],
  })
  async edit(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() edit: EditLicenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceDto> {
    return tagged(reply, await this.licences.edit(scope, { id, version: versionOf(ifMatch), edit }));
  }
}

function tagged(reply: FastifyReply, licence: LicenceDto): LicenceDto {
  reply.header('etag', versionTag(licence.version));
  return licence;
}
