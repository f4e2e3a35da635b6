import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IMPORT_KINDS, type ImportKindName } from '../kind/import-kind.js';
import { RUN_STATES, type RunState } from './import-run.js';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

/** Query of an upload. */
export class StartImportQueryDto {
  @ApiProperty({ enum: IMPORT_KINDS })
  @IsIn(IMPORT_KINDS)
  kind!: ImportKindName;

  /** Day the list is of, `YYYY-MM-DD`: who is missing from a list of categories ends yesterday, or
   * today what began today. Default: today. */
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  asOf?: string;

  /** The one town the list is of, nine digits; it then touches no other. A town official's own town by default. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;
}

/** Query of the list of imports. */
export class ImportQueryDto extends PageQueryDto {}

/** What a column of the file is taken for. */
export class ColumnChoiceDto {
  /** Title in the file, or `#3` for the third column. */
  @IsString()
  @Length(1, 60)
  title!: string;

  /** Name of the import's column; null: ignore it. */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  column?: string | null;
}

/** The user's own mapping; columns that it does not name are recognised by their titles. */
export class ImportMappingDto {
  @ApiProperty({ type: [ColumnChoiceDto] })
  @IsArray()
  @ArrayMaxSize(256)
  @ValidateNested({ each: true })
  @Type(() => ColumnChoiceDto)
  columns!: ColumnChoiceDto[];
}

/** How a checked list is applied. */
export class ApplyImportDto {
  /** True: rows without a problem are imported and the others left out; false: all rows or none. */
  @IsBoolean()
  goodRowsOnly!: boolean;
}

/** A column of the file. */
export class FileColumnDto {
  title!: string;
  /** What it is taken for; null: not used. */
  column!: string | null;
}

/** A text in both languages. */
export class ImportTextDto {
  code!: string;
  zh!: string;
  en!: string;
}

/** What the file looks like. */
export class ImportHeaderDto {
  /** Row of the header, as a spreadsheet counts. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  @ApiProperty({ type: [FileColumnDto] })
  columns!: FileColumnDto[];
  /** Required columns that the file lacks. */
  missing!: string[];
  /** Columns that stand more than once in the file. */
  duplicate!: string[];
  /** Titles that are not used. */
  unknown!: string[];
  @ApiProperty({ enum: ['csv', 'xlsx'] })
  format!: 'csv' | 'xlsx';
  /** How a text was read; null for a workbook. */
  encoding!: string | null;
  /** Which sheet was read; null for a text. */
  sheet!: string | null;
  /** What its owner should know. */
  @ApiProperty({ type: [ImportTextDto] })
  notices!: ImportTextDto[];
}

/** What the rows come to. */
export class ImportSummaryDto {
  @ApiProperty({ type: 'integer' })
  rows!: number;
  @ApiProperty({ type: 'integer' })
  add!: number;
  @ApiProperty({ type: 'integer' })
  change!: number;
  /** Unchanged. */
  @ApiProperty({ type: 'integer' })
  same!: number;
  @ApiProperty({ type: 'integer' })
  refused!: number;
  /** Facts that end because the list does not name them. */
  @ApiProperty({ type: 'integer' })
  ends!: number;
  /** Facts that a complete list would end and this one does not, because a refused row might mean them. */
  @ApiProperty({ type: 'integer' })
  heldBack!: number;
}

/** How far a run has come. */
export class ImportProgressDto {
  @ApiProperty({ enum: ['reading', 'judging', 'writing'] })
  phase!: 'reading' | 'judging' | 'writing';
  @ApiProperty({ type: 'integer' })
  done!: number;
  /** Null: not known yet. */
  @ApiProperty({ type: 'integer', nullable: true })
  total!: number | null;
}

/** A refused cell or row: where and why; what stood there only where it is no number of somebody. */
export class RefusedRowDto {
  /** As a spreadsheet counts. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  /** Whom or what the row names; of people masked, 王*香. Null: not readable. */
  name!: string | null;
  /** Name of the import's column. */
  field!: string;
  fieldZh!: string;
  fieldEn!: string;
  /** What stood in the cell, shortened; null: nothing, or never told (numbers, phones, names). */
  value!: string | null;
  code!: string;
  zh!: string;
  en!: string;
}

/** A list that was sent in. */
export class ImportDto {
  id!: string;
  @ApiProperty({ enum: IMPORT_KINDS })
  kind!: ImportKindName;
  fileName!: string;
  /** The town it is of; null: the whole district. */
  townCode!: string | null;
  asOf!: string;
  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;
  goodRowsOnly!: boolean;
  /** Whether the caller sent it, and may go on with it. */
  own!: boolean;
  /** It should be under way and has not moved for 15 minutes: any official of its scope may cancel it. */
  standsStill!: boolean;
  createdAt!: string;
  changedAt!: string;
  @ApiProperty({ type: ImportHeaderDto, nullable: true })
  header!: ImportHeaderDto | null;
  @ApiProperty({ type: ImportSummaryDto, nullable: true })
  summary!: ImportSummaryDto | null;
  /** Why it was refused or failed, or what to know before confirming. */
  @ApiProperty({ type: ImportTextDto, nullable: true })
  problem!: ImportTextDto | null;
}

/** One import with its progress and the first refused rows. */
export class ImportDetailDto extends ImportDto {
  @ApiProperty({ type: ImportProgressDto, nullable: true })
  progress!: ImportProgressDto | null;
  /** The first 50; the report has the first 10,000, and `summary.refused` counts all rows. */
  @ApiProperty({ type: [RefusedRowDto] })
  refusedRows!: RefusedRowDto[];
}

/** A page of imports, latest first. */
export class ImportListDto {
  @ApiProperty({ type: [ImportDto] })
  items!: ImportDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
