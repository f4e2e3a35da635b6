import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, PERSON_ROLES, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { CreateOrganisationDto, OrganisationDto, OrganisationListDto } from './organisation.dto.js';
import { OrganisationService } from './organisation.service.js';

/** Organisations that run the district's facilities. */
@ApiTags('registry')
@Controller('v1/organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  /** The organisations of the district, oldest first. */
  @Get()
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() page: PageQueryDto): Promise<OrganisationListDto> {
    return this.organisations.list(scope, page);
  }

  /** Adds an organisation. */
  @Post()
  @Roles('district_official', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async create(@CurrentScope() scope: Scope, @Body() draft: CreateOrganisationDto): Promise<OrganisationDto> {
    return this.organisations.create(scope, draft);
  }
}
