import { Controller, Get, Param, ParseEnumPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ImportErrors } from '../imports.errors.js';
import { ImportKindDto, SampleQueryDto } from './import-kind.dto.js';
import { IMPORT_KIND_NAMES, IMPORT_KINDS, type AnyImportKind, type ImportKindName } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { sampleFile } from './sample-file.js';

/** The kinds of lists with their columns, and a sample file of each. */
@ApiTags('imports')
@Controller('v1/import-kinds')
export class ImportKindController {
  constructor(private readonly kinds: ImportKinds) {}

  /** Those that the caller's role may import. */
  @Get()
  @Roles('town_official', 'district_official')
  list(@CurrentScope() scope: Scope): ImportKindDto[] {
    return this.kinds
      .all()
      .filter(({ roles }) => roles.some((role) => role === scope.role))
      .map(told);
  }

  /** A sample file with made-up people: its header is known to the import, its dates and numbers are texts. */
  @Get(':kindName/sample')
  @Roles('town_official', 'district_official')
  @ApiParam({ name: 'kindName', enum: IMPORT_KINDS })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string', format: 'binary' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 403: [ImportErrors.KIND_NOT_ALLOWED.code] })
  sample(
    @CurrentScope() scope: Scope,
    @Param('kindName', new ParseEnumPipe(IMPORT_KIND_NAMES)) name: ImportKindName,
    @Query() { format }: SampleQueryDto,
  ): StreamableFile {
    const kind = this.kinds.get(name);
    if (!kind.roles.some((role) => role === scope.role)) throw ImportErrors.KIND_NOT_ALLOWED();
    const { bytes, type, fileName } = sampleFile(kind, format);
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="${name}.${format}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    });
  }
}

function told({ name, zh, en, complete, columns }: AnyImportKind): ImportKindDto {
  const all = Object.entries(columns).map(([columnName, column]) => ({
    name: columnName,
    zh: column.zh,
    en: column.en,
    required: column.required,
    toldZh: column.told.zh,
    toldEn: column.told.en,
  }));
  return { name, zh, en, complete, columns: all };
}
