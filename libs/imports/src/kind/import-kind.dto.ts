import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IMPORT_KINDS, type ImportKindName } from './import-kind.js';

export const SAMPLE_FORMATS = ['csv', 'xlsx'] as const;
export type SampleFormat = (typeof SAMPLE_FORMATS)[number];

/** Query of a sample file. */
export class SampleQueryDto {
  @ApiProperty({ enum: SAMPLE_FORMATS })
  @IsIn(SAMPLE_FORMATS)
  format!: SampleFormat;
}

/** A column that a kind of list knows. */
export class ImportColumnDto {
  name!: string;
  zh!: string;
  en!: string;
  required!: boolean;
  /** What a cell may hold. */
  toldZh!: string;
  toldEn!: string;
}

/** A kind of list that the caller may import. */
export class ImportKindDto {
  @ApiProperty({ enum: IMPORT_KINDS })
  name!: ImportKindName;
  zh!: string;
  en!: string;
  /** Whether absence from the list ends what the register has: such a list must be complete. */
  complete!: boolean;
  @ApiProperty({ type: [ImportColumnDto] })
  columns!: ImportColumnDto[];
}
