import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { fileContent, handedOver } from '../export/exported-file.js';
import { GrantExportService } from './grant-export.service.js';
import { GrantFilterDto } from './grant.dto.js';

@ApiTags('grants')
@Controller('v1/grants/export')
export class GrantExportController {
  constructor(private readonly exports: GrantExportService) {}

  /** The list of grants with their figures and a row of sums, as a workbook. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent(['xlsx']) })
  @ApiProblems({ 400: ['REQUEST.INVALID'], 503: ['EXPORT.BUSY'] })
  async export(@CurrentScope() scope: Scope, @Query() filter: GrantFilterDto): Promise<StreamableFile> {
    return handedOver(await this.exports.file(scope, filter), 'operating-grants');
  }
}
