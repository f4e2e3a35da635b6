import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, PERSON_ROLES, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { MealPointErrors } from '../meal-point.errors.js';
import { CreateFacilityDto, EditFacilityDto, FacilityDto, FacilityListDto, FacilityQueryDto } from './facility.dto.js';
import { FacilityService } from './facility.service.js';
import { versionOf, versionTag } from './version-tag.js';

const UNKNOWN_REFERENCES = [MealPointErrors.ORGANISATION_UNKNOWN.code, MealPointErrors.PLACE_UNKNOWN.code];

/** Facilities of all three tiers; everybody of the district may know them. */
@ApiTags('meal-point')
@Controller('v1/facilities')
export class FacilityController {
  constructor(private readonly facilities: FacilityService) {}

  /** The facilities of the district, by code. */
  @Get()
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() query: FacilityQueryDto): Promise<FacilityListDto> {
    return this.facilities.list(scope, query);
  }

  /** One facility; its version comes as ETag, too. */
  @Get(':id')
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [MealPointErrors.FACILITY_NOT_FOUND.code] })
  async get(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FacilityDto> {
    return tagged(reply, await this.facilities.get(scope, id));
  }

  /** Plans a facility; it opens after its acceptance. A town plans facilities of its own. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    409: [MealPointErrors.CODE_TAKEN.code],
    422: [...UNKNOWN_REFERENCES, MealPointErrors.OTHER_TOWN.code],
  })
  async create(
    @CurrentScope() scope: Scope,
    @Body() draft: CreateFacilityDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FacilityDto> {
    return tagged(reply, await this.facilities.create(scope, draft));
  }

  /** Edits or closes a facility; `If-Match` names the version the edit is based on. */
  @Patch(':id')
  @Roles('district_official')
  @ApiHeader({ name: 'if-match', required: true, description: 'The version as it came in ETag, e.g. "3".' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [MealPointErrors.FACILITY_NOT_FOUND.code],
    409: [MealPointErrors.TIER_IN_USE.code, MealPointErrors.DAYS_OPEN.code],
    412: [MealPointErrors.CHANGED_MEANWHILE.code],
    422: [...UNKNOWN_REFERENCES, MealPointErrors.DATES_REVERSED.code],
    428: [MealPointErrors.VERSION_NEEDED.code],
  })
  async edit(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() edit: EditFacilityDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FacilityDto> {
    return tagged(reply, await this.facilities.edit(scope, { id, version: versionOf(ifMatch), edit }));
  }
}

function tagged(reply: FastifyReply, facility: FacilityDto): FacilityDto {
  reply.header('etag', versionTag(facility.version));
  return facility;
}
