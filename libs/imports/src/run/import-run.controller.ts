import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, readUpload, TableFileErrors, uploadedFileName, VaultErrors, type Scope } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { ImportErrors } from '../imports.errors.js';
import {
  ApplyImportDto,
  ImportDetailDto,
  ImportListDto,
  ImportMappingDto,
  ImportQueryDto,
  StartImportQueryDto,
} from './import-run.dto.js';
import { ImportRunService, MOST_FILE_BYTES } from './import-run.service.js';
import { refusedReport } from './refused-report.js';

const OF_ONE = { 400: ['REQUEST.MALFORMED'], 404: [ImportErrors.NOT_FOUND.code] };

/**
 * 导入: a list is sent, checked, and applied when its sender confirms what the check found. Checking and applying go on
 * in the background; ask for the import again until its state is another.
 */
@ApiTags('imports')
@Controller('v1/imports')
export class ImportRunController {
  constructor(private readonly runs: ImportRunService) {}

  /** Sends a CSV or XLSX file as it is, up to 32 MB; it is checked, and nothing is saved before it is applied. */
  @Post()
  @Roles('town_official', 'district_official')
  @HttpCode(202)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'x-file-name', required: false, description: 'Name of the file, percent-encoded UTF-8' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [ImportErrors.KIND_NOT_ALLOWED.code, ImportErrors.TOWN_NOT_IN_SCOPE.code],
    409: [ImportErrors.TOO_MANY_OPEN.code],
    413: [TableFileErrors.TOO_LARGE.code],
    422: [TableFileErrors.EMPTY.code, ImportErrors.AS_OF_UNLIKELY.code],
    503: [VaultErrors.NO_KEYS.code],
  })
  async start(
    @CurrentScope() scope: Scope,
    @Query() query: StartImportQueryDto,
    @Headers('x-file-name') fileName: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<ImportDetailDto> {
    const bytes = await readUpload(request.body, {
      mostBytes: MOST_FILE_BYTES,
      tooLarge: () => TableFileErrors.TOO_LARGE({ megabytes: MOST_FILE_BYTES / 1024 / 1024 }),
    });
    return this.runs.start(scope, { ...query, fileName: uploadedFileName(fileName), bytes });
  }

  /** Imports of one's scope, latest first. */
  @Get()
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() query: ImportQueryDto): Promise<ImportListDto> {
    return this.runs.list(scope, query);
  }

  /** One import with its progress and the first refused rows. */
  @Get(':id')
  @Roles('town_official', 'district_official')
  @ApiProblems(OF_ONE)
  async get(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<ImportDetailDto> {
    return this.runs.get(scope, id);
  }

  /** The refused rows with field and reason, as a CSV for spreadsheets: the first 10,000 reasons, and how many rows in all. */
  @Get(':id/refused-rows')
  @Roles('town_official', 'district_official')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  @ApiProblems(OF_ONE)
  async refusedRows(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const refusals = await this.runs.refusals(scope, id);
    return new StreamableFile(Readable.from(refusedReport(refusals), { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="refused-rows.csv"; filename*=UTF-8''${encodeURIComponent('未导入的行.csv')}`,
    });
  }

  /** Says which column of the file is which, and checks again. */
  @Put(':id/mapping')
  @Roles('town_official', 'district_official')
  @HttpCode(202)
  @ApiProblems({
    ...OF_ONE,
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [ImportErrors.NOT_YOURS.code],
    409: [ImportErrors.NOT_READY.code],
    422: [ImportErrors.MAPPING_UNKNOWN.code],
  })
  async check(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() mapping: ImportMappingDto,
  ): Promise<ImportDetailDto> {
    return this.runs.check(scope, id, mapping);
  }

  /** Applies what the check found: all of it, or the good rows only; nothing when the register changed meanwhile. */
  @Post(':id/application')
  @Roles('town_official', 'district_official')
  @HttpCode(202)
  @ApiProblems({
    ...OF_ONE,
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [ImportErrors.NOT_YOURS.code],
    409: [ImportErrors.NOT_READY.code, ImportErrors.ROWS_REFUSED.code, ImportErrors.ANOTHER_RUNS.code],
  })
  async apply(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { goodRowsOnly }: ApplyImportDto,
  ): Promise<ImportDetailDto> {
    return this.runs.apply(scope, id, { goodRowsOnly });
  }

  /** Ends an import, also while it is under way: nothing of it is saved then. Another's only where it stands still. */
  @Post(':id/cancellation')
  @Roles('town_official', 'district_official')
  @HttpCode(200)
  @ApiProblems({ ...OF_ONE, 403: [ImportErrors.NOT_YOURS.code], 409: [ImportErrors.NOT_READY.code] })
  async cancel(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<ImportDetailDto> {
    return this.runs.cancel(scope, id);
  }
}
