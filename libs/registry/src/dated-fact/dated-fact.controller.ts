import { applyDecorators, Body, Controller, Param, ParseEnumPipe, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles, type PersonRole } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import {
  AddCategoryDto,
  AddContactDto,
  AddGradeDto,
  AddIdentifierDto,
  AddRegistrationDto,
  AddRestrictionDto,
  AddScreeningDto,
  AddStatusDto,
  BlockIdentifierDto,
  CategoryDto,
  ContactDto,
  DatedFactDto,
  EndFactDto,
  GradeDto,
  IdentifierDto,
  RegistrationDto,
  RestrictionDto,
  ScreeningDto,
  StatusDto,
  WithdrawStatusDto,
} from './dated-fact.dto.js';
import { DatedFactService } from './dated-fact.service.js';
import { FACT_KINDS, type FactKind } from './fact-kind.js';

const OFFICIALS = ['town_official', 'district_official'] as const;

/** A route of officials that writes a fact. */
function WritesFact(roles: readonly [PersonRole, ...PersonRole[]] = OFFICIALS): MethodDecorator {
  return applyDecorators(
    Roles(...roles),
    ApiProblems({
      400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
      404: [RegistryErrors.RESIDENT_NOT_FOUND.code, RegistryErrors.FACT_NOT_FOUND.code],
      409: [
        RegistryErrors.FACT_OVERLAPS.code,
        RegistryErrors.IDENTIFIER_TAKEN.code,
        RegistryErrors.RESIDENT_MERGED.code,
        RegistryErrors.RESIDENT_ERASED.code,
      ],
      422: [
        RegistryErrors.DATES_REVERSED.code,
        RegistryErrors.DEATH_IS_FINAL.code,
        RegistryErrors.STATUS_BEFORE_BIRTH.code,
        RegistryErrors.DEATH_IN_FUTURE.code,
        RegistryErrors.CHRONIC_IS_DIET.code,
      ],
    }),
  );
}

/** Dated facts of one resident: added and ended, never rewritten. */
@ApiTags('registry')
@Controller('v1/residents/:residentId')
export class DatedFactController {
  constructor(private readonly facts: DatedFactService) {}

  /** Adds a household registration (户籍); one holds at a time. */
  @Post('registrations')
  @WritesFact()
  async addRegistration(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddRegistrationDto,
  ): Promise<RegistrationDto> {
    return this.facts.addRegistration(scope, residentId, draft);
  }

  /** Adds a category that the district knows of; each holds once at a time. A town applies for it: two officials decide. */
  @Post('categories')
  @WritesFact(['district_official'])
  async addCategory(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddCategoryDto,
  ): Promise<CategoryDto> {
    return this.facts.addCategory(scope, residentId, draft);
  }

  /** Adds a capability grade (能力评估); one holds at a time. */
  @Post('grades')
  @WritesFact()
  async addGrade(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddGradeDto,
  ): Promise<GradeDto> {
    return this.facts.addGrade(scope, residentId, draft);
  }

  /** Adds a card or QR code; it has one holder at a time in the district. */
  @Post('identifiers')
  @WritesFact()
  async addIdentifier(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddIdentifierDto,
  ): Promise<IdentifierDto> {
    return this.facts.addIdentifier(scope, residentId, draft);
  }

  /** Says what became of a resident: in an institution, moved out, deceased; one at a time. */
  @Post('statuses')
  @WritesFact()
  async addStatus(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddStatusDto,
  ): Promise<StatusDto> {
    return this.facts.addStatus(scope, residentId, draft);
  }

  /** Declares a status a mistake: it never held. */
  @Post('statuses/:factId/withdrawal')
  @WritesFact()
  async withdrawStatus(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Param('factId', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawStatusDto,
  ): Promise<StatusDto> {
    return this.facts.withdrawStatus(scope, { residentId, id, reason });
  }

  /** Adds somebody to call. */
  @Post('contacts')
  @WritesFact()
  async addContact(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddContactDto,
  ): Promise<ContactDto> {
    return this.facts.addContact(scope, residentId, draft);
  }

  /** Adds the result of a screening (自理能力筛查); one holds at a time. */
  @Post('screenings')
  @WritesFact()
  async addScreening(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddScreeningDto,
  ): Promise<ScreeningDto> {
    return this.facts.addScreening(scope, residentId, draft);
  }

  /** Adds what the resident does not eat: an allergy or a diet. Health data; the counter is warned of what a dish contains. */
  @Post('restrictions')
  @WritesFact()
  async addRestriction(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() draft: AddRestrictionDto,
  ): Promise<RestrictionDto> {
    return this.facts.addRestriction(scope, residentId, draft);
  }

  /** Blocks a card or QR code at once: lost, damaged or replaced. */
  @Post('identifiers/:factId/block')
  @WritesFact()
  async blockIdentifier(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Param('factId', ParseUUIDPipe) id: string,
    @Body() { reason }: BlockIdentifierDto,
  ): Promise<IdentifierDto> {
    return this.facts.blockIdentifier(scope, { residentId, id, reason });
  }

  /** Sets the last day of a fact. */
  @Patch(':kind/:factId')
  @WritesFact()
  @ApiParam({ name: 'kind', enum: FACT_KINDS })
  async end(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Param('kind', new ParseEnumPipe(FACT_KINDS)) kind: FactKind,
    @Param('factId', ParseUUIDPipe) id: string,
    @Body() end: EndFactDto,
  ): Promise<DatedFactDto> {
    return this.facts.end(scope, { kind, residentId, id, validTo: end.validTo });
  }
}
