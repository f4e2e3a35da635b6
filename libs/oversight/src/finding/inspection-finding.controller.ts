import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { PHOTO_MEDIA_TYPES, ApiProblems, type Scope } from '@nuancan/platform';
import { OversightErrors as Errors } from '../oversight.errors.js';
import {
  InspectionFindingDto,
  InspectionFindingListDto,
  InspectionFindingQueryDto,
  StepFindingDto,
} from './inspection-finding.dto.js';
import { InspectionFindingService } from './inspection-finding.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;

/** 整改: what inspections found, until it is put right. */
@ApiTags('oversight')
@Controller('v1/inspection-findings')
export class InspectionFindingController {
  constructor(private readonly findings: InspectionFindingService) {}

  /** Findings with their history, what is due first first. */
  @Get()
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: InspectionFindingQueryDto): Promise<InspectionFindingListDto> {
    return this.findings.list(scope, query);
  }

  /** The operator says what was done; an official closes or sends back. What costs money is closed by another than raised it. */
  @Post(':inspectionFindingId/steps')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.NOT_YOUR_STEP.code, Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.FINDING_NOT_FOUND.code],
    409: [Errors.CHANGED_MEANWHILE.code, Errors.NOT_A_STEP.code],
    422: [Errors.OUTCOME_MISSING.code, Errors.DAY_NOT_RIGHT.code, Errors.PHOTO_REFUSED.code],
  })
  step(
    @CurrentScope() scope: Scope,
    @Param('inspectionFindingId', ParseUUIDPipe) id: string,
    @Body() asked: StepFindingDto,
  ): Promise<InspectionFindingDto> {
    return this.findings.step(scope, id, asked);
  }

  /** The photo of a step, to be looked at and never run; kept in no cache. */
  @Get(':inspectionFindingId/steps/:step/photo')
  @Roles(...READERS)
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('cross-origin-resource-policy', 'same-origin')
  @ApiProduces(...PHOTO_MEDIA_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.PHOTO_NOT_FOUND.code] })
  async photo(
    @CurrentScope() scope: Scope,
    @Param('inspectionFindingId', ParseUUIDPipe) id: string,
    @Param('step', ParseIntPipe) step: number,
  ): Promise<StreamableFile> {
    const { mediaType, content } = await this.findings.photo(scope, id, step);
    const disposition = `inline; filename="finding-${id.slice(-8)}-${step}.${mediaType === 'image/png' ? 'png' : 'jpg'}"`;
    return new StreamableFile(content, { type: mediaType, disposition, length: content.length });
  }
}
