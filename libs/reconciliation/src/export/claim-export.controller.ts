import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ClaimExportQueryDto, NamedClaimExportDto } from './claim-export.dto.js';
import { ClaimExportService } from './claim-export.service.js';
import { fileContent, handedOver } from './exported-file.js';

/** A claim's statement with its evidence, as a file. */
@ApiTags('claims')
@Controller('v1/claims/:claimId/export')
export class ClaimExportController {
  constructor(private readonly exports: ClaimExportService) {}

  /** Statement, lines, findings and payment legs; names masked. The JSON carries the SHA-256 of its canonical body. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent() })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['CLAIM.NOT_FOUND'],
    422: ['EXPORT.TOO_LONG'],
    503: ['EXPORT.BUSY'],
  })
  async masked(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Query() { format }: ClaimExportQueryDto,
  ): Promise<StreamableFile> {
    return handedOver(await this.exports.masked(scope, claimId, format), `claim-${claimId}`);
  }

  /** The same with names in clear, for a purpose; recorded, audited, limited in rate. */
  @Post()
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiOkResponse({ content: fileContent() })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['CLAIM.NOT_FOUND'],
    422: ['EXPORT.TOO_LONG'],
    429: ['EXPORT.TOO_MANY_DISCLOSURES'],
    503: ['EXPORT.BUSY'],
  })
  async named(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Body() asked: NamedClaimExportDto,
  ): Promise<StreamableFile> {
    return handedOver(await this.exports.named(scope, claimId, asked), `claim-${claimId}-named`);
  }
}
