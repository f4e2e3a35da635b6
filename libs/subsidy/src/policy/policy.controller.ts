import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PolicyErrors } from '@nuancan/five-ones';
import { CurrentScope, PERSON_ROLES, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { SubsidyErrors } from '../subsidy.errors.js';
import { DraftPolicyVersionDto, PolicyListDto, PolicyVersionDto } from './policy.dto.js';
import { PolicyService } from './policy.service.js';

/** Subsidy policies (补贴标准): everybody may read them, two district officials put one into force. */
@ApiTags('subsidy')
@Controller('v1/policies')
export class PolicyController {
  constructor(private readonly policies: PolicyService) {}

  /** The policies of the district with their versions and effective dates. */
  @Get()
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() page: PageQueryDto): Promise<PolicyListDto> {
    return this.policies.list(scope, page);
  }

  /** One version with its document and what the check finds in it. */
  @Get(':code/versions/:version')
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [SubsidyErrors.VERSION_NOT_FOUND.code] })
  async get(
    @CurrentScope() scope: Scope,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<PolicyVersionDto> {
    return this.policies.get(scope, { code, version });
  }

  /** Drafts the next version; the first one makes the policy. */
  @Post(':code/versions')
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    409: [SubsidyErrors.VERSION_NOT_NEXT.code],
    422: [PolicyErrors.INVALID_DOCUMENT.code, SubsidyErrors.CODE_DIFFERS.code, SubsidyErrors.DISTRICT_DIFFERS.code],
  })
  async draft(
    @CurrentScope() scope: Scope,
    @Param('code') code: string,
    @Body() draft: DraftPolicyVersionDto,
  ): Promise<PolicyVersionDto> {
    return this.policies.draft(scope, code, draft.document);
  }

  /** Activates a draft of somebody else, at least three days ahead. */
  @Post(':code/versions/:version/activation')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    403: [SubsidyErrors.SECOND_PERSON_NEEDED.code],
    404: [SubsidyErrors.VERSION_NOT_FOUND.code],
    409: [SubsidyErrors.ALREADY_ACTIVATED.code, SubsidyErrors.FIRST_DAY_TAKEN.code, SubsidyErrors.WITHDRAWN.code],
    422: [SubsidyErrors.TOO_SHORT_NOTICE.code],
  })
  async activate(
    @CurrentScope() scope: Scope,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<PolicyVersionDto> {
    return this.policies.activate(scope, { code, version });
  }

  /** Withdraws a draft; it stays on record. */
  @Post(':code/versions/:version/withdrawal')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [SubsidyErrors.VERSION_NOT_FOUND.code],
    409: [SubsidyErrors.ALREADY_ACTIVATED.code, SubsidyErrors.WITHDRAWN.code],
  })
  async withdraw(
    @CurrentScope() scope: Scope,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<PolicyVersionDto> {
    return this.policies.withdraw(scope, { code, version });
  }
}
