import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { WelfareErrors as Errors } from '../welfare.errors.js';
import {
  CaseBoardDto,
  CaseBoardQueryDto,
  CaseDetailDto,
  CaseHistoryDto,
  CaseHistoryQueryDto,
  ContactSheetDto,
  NoteConditionDto,
  StepCaseDto,
  VolunteerNumberDto,
} from './case.dto.js';
import { CaseService } from './case.service.js';

const NO_CASE = Errors.CASE_NOT_FOUND.code;

/** 关爱个案: somebody to be looked after, and what was done. */
@ApiTags('welfare')
@Controller('v1/welfare-cases')
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  /** What is open in scope. Made for asking every few seconds: with the tag of the last answer it is one cheap query. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiHeader({ name: 'if-none-match', required: false, description: 'ETag of the last answer.' })
  @ApiOkResponse({ type: CaseBoardDto })
  @ApiResponse({ status: 304, description: 'Nothing happened since.' })
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async board(
    @CurrentScope() scope: Scope,
    @Query() { townCode }: CaseBoardQueryDto,
    @Headers('if-none-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseBoardDto | undefined> {
    const known = /^"([0-9a-f]{32})"$/.exec(seen ?? '')?.[1];
    const { tag, board } = await this.cases.board(scope, { townCode, known });
    reply.header('etag', `"${tag}"`);
    if (board !== null) return board;
    reply.status(304);
    return undefined;
  }

  /** What was closed. */
  @Get('history')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  history(@CurrentScope() scope: Scope, @Query() query: CaseHistoryQueryDto): Promise<CaseHistoryDto> {
    return this.cases.history(scope, query);
  }

  /** One case with everything that was done in it. */
  @Get(':caseId')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_CASE] })
  get(@CurrentScope() scope: Scope, @Param('caseId', ParseUUIDPipe) caseId: string): Promise<CaseDetailDto> {
    return this.cases.get(scope, caseId);
  }

  /** Whom to call, with numbers that are shown one by one for a purpose, and where to go. */
  @Get(':caseId/contacts')
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_CASE] })
  contacts(@CurrentScope() scope: Scope, @Param('caseId', ParseUUIDPipe) caseId: string): Promise<ContactSheetDto> {
    return this.cases.contacts(scope, caseId);
  }

  /** The number of the volunteer who was at the door, for whoever sees to the case or is on duty while nobody does; who saw it is kept. */
  @Post(':caseId/volunteer-number')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [NO_CASE, Errors.NOBODY_WAS_THERE.code],
    409: [Errors.NOT_IN_HANDS.code],
  })
  callVolunteer(
    @CurrentScope() scope: Scope,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<VolunteerNumberDto> {
    return this.cases.callVolunteer(scope, caseId);
  }

  /** A change of condition that somebody noticed opens a case; an operator's of their town's people and whom they cook for. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [Errors.RESIDENT_NOT_FOUND.code],
    409: [Errors.CLIENT_ID_CLASH.code],
  })
  note(@CurrentScope() scope: Scope, @Body() draft: NoteConditionDto): Promise<CaseDetailDto> {
    return this.cases.note(scope, draft);
  }

  /** Acknowledging holds the case and stops the chain; handing over goes on with its next step at once; officials close. */
  @Post(':caseId/steps')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.OFFICIALS_CLOSE.code],
    404: [NO_CASE],
    409: [Errors.NOT_A_STEP.code],
    412: [Errors.CHANGED_MEANWHILE.code],
    422: [Errors.STEP_INCOMPLETE.code, Errors.REASON_MISSING.code],
  })
  act(
    @CurrentScope() scope: Scope,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() asked: StepCaseDto,
  ): Promise<CaseDetailDto> {
    return this.cases.act(scope, caseId, asked);
  }
}
