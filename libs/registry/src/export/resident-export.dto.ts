import { ApiProperty } from '@nestjs/swagger';

/** Everything that is held of one person. */
export class ResidentExportDto {
  exportedAt!: Date;
  residentId!: string;
  /** In clear; null when none is registered. */
  identityNumber!: string | null;
  /** Rows as they are stored, by what they are: `residents`, `contacts`, `meals` and so on. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: true } },
  })
  sections!: Record<string, readonly object[]>;
}
