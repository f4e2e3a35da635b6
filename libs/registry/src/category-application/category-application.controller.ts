import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import {
  ApplicationDto,
  ApplicationListDto,
  ApplicationQueryDto,
  ApplicationStepDto,
  SubmitApplicationDto,
} from './category-application.dto.js';
import { CategoryApplicationService } from './category-application.service.js';

/** Applications for categories, from the village to the town's decision. */
@ApiTags('registry')
@Controller('v1')
export class CategoryApplicationController {
  constructor(private readonly applications: CategoryApplicationService) {}

  /** Applications of the scope, oldest first. */
  @Get('category-applications')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [RegistryErrors.APPLICATION_NOT_FOUND.code] })
  async page(@CurrentScope() scope: Scope, @Query() query: ApplicationQueryDto): Promise<ApplicationListDto> {
    return this.applications.page(scope, query);
  }

  /** One application with its history and the list of its files. */
  @Get('category-applications/:applicationId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [RegistryErrors.APPLICATION_NOT_FOUND.code] })
  async get(
    @CurrentScope() scope: Scope,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
  ): Promise<ApplicationDto> {
    return this.applications.get(scope, applicationId);
  }

  /** Enters an application of a resident. */
  @Post('residents/:residentId/category-applications')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [
      RegistryErrors.APPLICATION_OPEN.code,
      RegistryErrors.APPLICATION_ID_TAKEN.code,
      RegistryErrors.RESIDENT_MERGED.code,
      RegistryErrors.RESIDENT_ERASED.code,
    ],
    422: [RegistryErrors.DATES_REVERSED.code],
  })
  async submit(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: SubmitApplicationDto,
  ): Promise<ApplicationDto> {
    return this.applications.submit(scope, residentId, draft);
  }

  /** Takes the village's opinion down, approves, returns, refuses, withdraws or resubmits. */
  @Post('category-applications/:applicationId/steps')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [RegistryErrors.FOUR_EYES.code],
    404: [RegistryErrors.APPLICATION_NOT_FOUND.code],
    409: [
      RegistryErrors.APPLICATION_CHANGED.code,
      RegistryErrors.APPLICATION_NOT_SO_FAR.code,
      RegistryErrors.FACT_OVERLAPS.code,
    ],
    422: [
      RegistryErrors.APPLICATION_REASON_MISSING.code,
      RegistryErrors.APPLICATION_OFFICER_MISSING.code,
      RegistryErrors.DATES_REVERSED.code,
    ],
  })
  async step(
    @CurrentScope() scope: Scope,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() step: ApplicationStepDto,
  ): Promise<ApplicationDto> {
    return this.applications.step(scope, applicationId, step);
  }
}
