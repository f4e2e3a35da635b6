import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, PERSON_ROLES, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { TownListDto, VillageListDto } from './division.dto.js';
import { DivisionService } from './division.service.js';

/** Towns and villages of the district. */
@ApiTags('registry')
@Controller('v1/towns')
export class DivisionController {
  constructor(private readonly divisions: DivisionService) {}

  /** The towns of the district with the number of their villages. */
  @Get()
  @Roles(...PERSON_ROLES)
  async towns(@CurrentScope() scope: Scope): Promise<TownListDto> {
    return this.divisions.towns(scope);
  }

  /** The villages and communities of one town. */
  @Get(':code/villages')
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 404: [RegistryErrors.TOWN_NOT_FOUND.code] })
  async villages(@CurrentScope() scope: Scope, @Param('code') code: string): Promise<VillageListDto> {
    return { items: await this.divisions.villages(scope, code) };
  }
}
