import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { OversightErrors as Errors } from '../oversight.errors.js';
import { COMPLAINT_CATEGORIES, type ComplaintCategory } from '../oversight-words.js';
import { ComplaintDeadlineService } from './complaint-deadline.service.js';
import { ComplaintStatisticListDto, ComplaintStatisticsQueryDto } from './complaint-statistics.dto.js';
import { ComplaintStatisticsService } from './complaint-statistics.service.js';
import {
  ComplaintDeadlineListDto,
  ComplaintDetailDto,
  ComplaintListDto,
  ComplaintQueryDto,
  EraseComplainantDto,
  OfficialListDto,
  SetComplaintDeadlineDto,
  StepComplaintDto,
  TakeComplaintDto,
} from './complaint.dto.js';
import { ComplaintService } from './complaint.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;
const CATEGORIES = Object.fromEntries(COMPLAINT_CATEGORIES.map((category) => [category, category]));

/** 投诉. */
@ApiTags('oversight')
@Controller('v1')
export class ComplaintController {
  constructor(
    private readonly complaints: ComplaintService,
    private readonly deadlines: ComplaintDeadlineService,
    private readonly statistics: ComplaintStatisticsService,
  ) {}

  /** Days until an answer, by category. */
  @Get('complaint-deadlines')
  @Roles(...READERS)
  deadlinesOf(@CurrentScope() scope: Scope): Promise<ComplaintDeadlineListDto> {
    return this.deadlines.list(scope);
  }

  /** Sets the days of a category, for complaints from now on. */
  @Put('complaint-deadlines/:complaintCategory')
  @Roles('district_official')
  @ApiParam({ name: 'complaintCategory', enum: COMPLAINT_CATEGORIES })
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 409: [Errors.CHANGED_MEANWHILE.code] })
  setDeadline(
    @CurrentScope() scope: Scope,
    @Param('complaintCategory', new ParseEnumPipe(CATEGORIES)) category: ComplaintCategory,
    @Body() draft: SetComplaintDeadlineDto,
  ): Promise<ComplaintDeadlineListDto> {
    return this.deadlines.set(scope, category, draft);
  }

  /** Complaints by month and facility, with how they ended. */
  @Get('complaint-statistics')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  byMonth(
    @CurrentScope() scope: Scope,
    @Query() query: ComplaintStatisticsQueryDto,
  ): Promise<ComplaintStatisticListDto> {
    return this.statistics.byMonth(scope, query);
  }

  /** Officials whom a complaint may be about. */
  @Get('complaint-officials')
  @Roles('operator', 'town_official', 'district_official')
  officials(@CurrentScope() scope: Scope): Promise<OfficialListDto> {
    return this.complaints.officials(scope);
  }

  /** Complaints, the latest first; without who complained. */
  @Get('complaints')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ComplaintQueryDto): Promise<ComplaintListDto> {
    return this.complaints.list(scope, query);
  }

  /** Takes a complaint. It cannot be changed or taken back, by nobody. */
  @Post('complaints')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    409: [Errors.CLIENT_ID_CLASH.code],
    422: [Errors.UNKNOWN_OFFICIAL.code, Errors.DAY_NOT_RIGHT.code],
  })
  take(@CurrentScope() scope: Scope, @Body() draft: TakeComplaintDto): Promise<ComplaintDetailDto> {
    return this.complaints.take(scope, draft);
  }

  /** One complaint; who complained is told to officials whom it is not about. */
  @Get('complaints/:complaintId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.COMPLAINT_NOT_FOUND.code] })
  get(
    @CurrentScope() scope: Scope,
    @Param('complaintId', ParseUUIDPipe) complaintId: string,
  ): Promise<ComplaintDetailDto> {
    return this.complaints.get(scope, complaintId);
  }

  /** The facility states its view; officials handle, answer, close and open again. */
  @Post('complaints/:complaintId/steps')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.NOT_YOUR_STEP.code, Errors.SECOND_PERSON_NEEDED.code, Errors.DISTRICT_ENDS_IT.code],
    404: [Errors.COMPLAINT_NOT_FOUND.code],
    409: [Errors.CHANGED_MEANWHILE.code, Errors.NOT_A_STEP.code],
    422: [Errors.OUTCOME_MISSING.code, Errors.DAY_NOT_RIGHT.code],
  })
  step(
    @CurrentScope() scope: Scope,
    @Param('complaintId', ParseUUIDPipe) complaintId: string,
    @Body() asked: StepComplaintDto,
  ): Promise<ComplaintDetailDto> {
    return this.complaints.step(scope, complaintId, asked);
  }

  /** Erases for good who complained; the complaint stays. */
  @Post('complaints/:complaintId/complainant-erasure')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.COMPLAINT_NOT_FOUND.code],
    409: [Errors.CHANGED_MEANWHILE.code, Errors.NOT_A_STEP.code, Errors.NOBODY_NAMED.code],
  })
  erase(
    @CurrentScope() scope: Scope,
    @Param('complaintId', ParseUUIDPipe) complaintId: string,
    @Body() asked: EraseComplainantDto,
  ): Promise<ComplaintDetailDto> {
    return this.complaints.erase(scope, complaintId, asked);
  }
}
