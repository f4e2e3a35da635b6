import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { OversightErrors as Errors } from '../oversight.errors.js';
import { CHECK_KINDS, type CheckKind } from '../oversight-words.js';
import { CancelInspectionDto, ChecklistListDto, SetChecklistDto } from './checklist.dto.js';
import { ChecklistService } from './checklist.service.js';
import {
  HoldInspectionDto,
  InspectionDetailDto,
  InspectionListDto,
  InspectionQueryDto,
  PlanInspectionDto,
} from './inspection.dto.js';
import { InspectionService } from './inspection.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;
const KINDS = Object.fromEntries(CHECK_KINDS.map((kind) => [kind, kind]));

/** 督导检查. */
@ApiTags('oversight')
@Controller('v1')
export class InspectionController {
  constructor(
    private readonly inspections: InspectionService,
    private readonly checklists: ChecklistService,
  ) {}

  /** What inspections look at, by kind. */
  @Get('inspection-checklists')
  @Roles(...READERS)
  checklistsOf(@CurrentScope() scope: Scope): Promise<ChecklistListDto> {
    return this.checklists.list(scope);
  }

  /** Sets the checklist of a kind, for inspections planned from now on. */
  @Put('inspection-checklists/:checkKind')
  @Roles('district_official')
  @ApiParam({ name: 'checkKind', enum: CHECK_KINDS })
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 409: [Errors.CHANGED_MEANWHILE.code] })
  setChecklist(
    @CurrentScope() scope: Scope,
    @Param('checkKind', new ParseEnumPipe(KINDS)) kind: CheckKind,
    @Body() draft: SetChecklistDto,
  ): Promise<ChecklistListDto> {
    return this.checklists.set(scope, kind, draft);
  }

  /** Inspections, the latest first; operators see one that is not announced when it was held. */
  @Get('inspections')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: InspectionQueryDto): Promise<InspectionListDto> {
    return this.inspections.list(scope, query);
  }

  /** Plans an inspection of a facility. */
  @Post('inspections')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    409: [Errors.CLIENT_ID_CLASH.code],
  })
  plan(@CurrentScope() scope: Scope, @Body() draft: PlanInspectionDto): Promise<InspectionDetailDto> {
    return this.inspections.plan(scope, draft);
  }

  /** One inspection with its items and findings. */
  @Get('inspections/:inspectionId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.INSPECTION_NOT_FOUND.code] })
  get(
    @CurrentScope() scope: Scope,
    @Param('inspectionId', ParseUUIDPipe) inspectionId: string,
  ): Promise<InspectionDetailDto> {
    return this.inspections.get(scope, inspectionId);
  }

  /** Records what an inspection found, once and for good. */
  @Post('inspections/:inspectionId/results')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: [Errors.INSPECTION_NOT_FOUND.code],
    409: [Errors.ENDED_ALREADY.code],
    422: [Errors.RESULTS_INCOMPLETE.code, Errors.CRITICAL_FAILS.code, Errors.DAY_NOT_RIGHT.code],
  })
  hold(
    @CurrentScope() scope: Scope,
    @Param('inspectionId', ParseUUIDPipe) inspectionId: string,
    @Body() held: HoldInspectionDto,
  ): Promise<InspectionDetailDto> {
    return this.inspections.hold(scope, inspectionId, held);
  }

  /** An inspection does not take place; that it was planned stays. */
  @Post('inspections/:inspectionId/cancellation')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.INSPECTION_NOT_FOUND.code],
    409: [Errors.ENDED_ALREADY.code],
  })
  cancel(
    @CurrentScope() scope: Scope,
    @Param('inspectionId', ParseUUIDPipe) inspectionId: string,
    @Body() asked: CancelInspectionDto,
  ): Promise<InspectionDetailDto> {
    return this.inspections.cancel(scope, inspectionId, asked);
  }
}
