import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { ApplicationFileService } from './application-file.service.js';
import { ApplicationFileDto, FileQueryDto } from './category-application.dto.js';
import { FILE_MEDIA_TYPES } from './media-type-of.js';

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** Photos and PDFs of applications. */
@ApiTags('registry')
@Controller('v1/category-applications/:applicationId/files')
export class ApplicationFileController {
  constructor(private readonly files: ApplicationFileService) {}

  /** Attaches a photo or PDF of at most 4 MiB, eight to an application: its bytes are the body. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiConsumes(...FILE_MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', RegistryErrors.FILE_MISSING.code],
    404: [RegistryErrors.APPLICATION_NOT_FOUND.code],
    409: [RegistryErrors.APPLICATION_CLOSED.code, RegistryErrors.FILE_PRESENT.code, RegistryErrors.FILES_TOO_MANY.code],
    413: [RegistryErrors.FILE_TOO_LARGE.code],
    415: [RegistryErrors.FILE_TYPE_REFUSED.code],
  })
  async add(
    @CurrentScope() scope: Scope,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Query() { kind }: FileQueryDto,
    @Body() content: unknown,
  ): Promise<ApplicationFileDto> {
    return this.files.add(scope, applicationId, { kind, content });
  }

  /** One file, to be saved and never run: as an attachment, in a sandbox, kept in no cache. Every reading is audited. */
  @Get(':fileId')
  @Roles('town_official', 'district_official', 'auditor')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('cross-origin-resource-policy', 'same-origin')
  @ApiProduces(...FILE_MEDIA_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [RegistryErrors.FILE_NOT_FOUND.code] })
  async read(
    @CurrentScope() scope: Scope,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    const { kind, mediaType, content } = await this.files.read(scope, applicationId, fileId);
    const disposition = `attachment; filename="${kind}-${fileId.slice(-8)}.${ENDINGS[mediaType] ?? 'bin'}"`;
    return new StreamableFile(content, { type: mediaType, disposition, length: content.length });
  }
}
