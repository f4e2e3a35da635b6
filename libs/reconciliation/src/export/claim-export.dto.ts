import { ApiProperty } from '@nestjs/swagger';
import { PurposeDto } from '@nuancan/registry';
import { IsIn } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from './export-words.js';

/** As what the claim is wanted. */
export class ClaimExportQueryDto {
  @ApiProperty({ enum: EXPORT_FORMATS })
  @IsIn(EXPORT_FORMATS)
  format!: ExportFormat;
}

/** As what the claim is wanted, and what its names are wanted for. */
export class NamedClaimExportDto extends PurposeDto {
  @ApiProperty({ enum: EXPORT_FORMATS })
  @IsIn(EXPORT_FORMATS)
  format!: ExportFormat;
}
