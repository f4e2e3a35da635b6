import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { versionOf, versionTag } from '@nuancan/meal-point';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { SKILLS, type Skill } from '../volunteering-words.js';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import {
  EditVolunteerDto,
  EraseVolunteerDto,
  RegisterVolunteerDto,
  SetSkillDto,
  VolunteerDetailDto,
  VolunteerListDto,
  VolunteerQueryDto,
} from './volunteer.dto.js';
import { VolunteerService } from './volunteer.service.js';

const NOT_FOUND = Errors.VOLUNTEER_NOT_FOUND.code;
const SKILL = new ParseEnumPipe(Object.fromEntries(SKILLS.map((skill) => [skill, skill])));

/** The register of volunteers: names masked where no full view is needed. */
@ApiTags('volunteering')
@Controller('v1/volunteers')
export class VolunteerController {
  constructor(private readonly volunteers: VolunteerService) {}

  /** The register in scope, by number. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: VolunteerQueryDto): Promise<VolunteerListDto> {
    return this.volunteers.list(scope, query);
  }

  /** Enters somebody who wants to help and agreed to it. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    403: [Errors.LINK_NOT_ALLOWED.code],
    409: [Errors.CLIENT_ID_CLASH.code],
    422: [Errors.UNKNOWN_PLACE.code, Errors.CONSENT_IN_FUTURE.code],
  })
  async register(
    @CurrentScope() scope: Scope,
    @Body() draft: RegisterVolunteerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VolunteerDetailDto> {
    return tagged(reply, await this.volunteers.register(scope, draft));
  }

  /** One volunteer in full; that it was looked at is audited. */
  @Get(':volunteerId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NOT_FOUND] })
  async get(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VolunteerDetailDto> {
    return tagged(reply, await this.volunteers.get(scope, volunteerId));
  }

  /** Mends an entry, pauses somebody or lets them leave; `If-Match` names the version the edit is based on. */
  @Patch(':volunteerId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiHeader({ name: 'if-match', required: true, description: 'The version as it came in ETag, e.g. "3".' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.LINK_NOT_ALLOWED.code],
    404: [NOT_FOUND],
    409: [Errors.ERASED.code],
    412: [Errors.CHANGED_MEANWHILE.code, 'MEAL_POINT.CHANGED_MEANWHILE'],
    422: [Errors.UNKNOWN_PLACE.code, Errors.NO_SUCH_PHONE.code],
    428: ['MEAL_POINT.VERSION_NEEDED'],
  })
  async edit(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() edit: EditVolunteerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VolunteerDetailDto> {
    const version = versionOf(ifMatch);
    return tagged(reply, await this.volunteers.edit(scope, { id: volunteerId, version, edit }));
  }

  /** Says that person and papers were seen; by an official, and not by who registered. */
  @Post(':volunteerId/check')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    403: [Errors.FOUR_EYES.code],
    404: [NOT_FOUND],
    409: [Errors.ALREADY_CHECKED.code, Errors.ERASED.code],
  })
  check(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
  ): Promise<VolunteerDetailDto> {
    return this.volunteers.check(scope, volunteerId);
  }

  /** Enters a skill or renews its certificate. */
  @Put(':volunteerId/skills/:skill')
  @Roles('operator', 'town_official', 'district_official')
  @ApiParam({ name: 'skill', enum: SKILLS })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [NOT_FOUND],
    409: [Errors.ERASED.code],
    422: [Errors.EXPIRY_MISSING.code],
  })
  setSkill(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Param('skill', SKILL) skill: Skill,
    @Body() proof: SetSkillDto,
  ): Promise<VolunteerDetailDto> {
    return this.volunteers.setSkill(scope, volunteerId, skill, proof);
  }

  /** Takes a skill off the register. */
  @Delete(':volunteerId/skills/:skill')
  @Roles('operator', 'town_official', 'district_official')
  @ApiParam({ name: 'skill', enum: SKILLS })
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [NOT_FOUND, Errors.SKILL_NOT_FOUND.code],
    409: [Errors.ERASED.code],
  })
  dropSkill(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Param('skill', SKILL) skill: Skill,
  ): Promise<VolunteerDetailDto> {
    return this.volunteers.dropSkill(scope, volunteerId, skill);
  }

  /** Erases for good who somebody was who has left; hours and minutes stay, of a number. */
  @Post(':volunteerId/erasure')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [NOT_FOUND],
    409: [Errors.STILL_HELPS.code, Errors.OTHER_BALANCE.code, Errors.ERASED.code],
  })
  erase(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Body() asked: EraseVolunteerDto,
  ): Promise<VolunteerDetailDto> {
    return this.volunteers.erase(scope, volunteerId, asked);
  }
}

function tagged(reply: FastifyReply, volunteer: VolunteerDetailDto): VolunteerDetailDto {
  reply.header('etag', versionTag(volunteer.version));
  return volunteer;
}
