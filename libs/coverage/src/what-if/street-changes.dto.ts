import { ApiProperty } from '@nestjs/swagger';

const LINES = { type: 'array', items: { type: 'array', items: { type: 'number' } } } as const;

/** Streets within 15 minutes then and not now, and the other way round. Each line: longitude and latitude in turn, WGS-84. */
export class StreetChangesDto {
  @ApiProperty(LINES)
  gained!: number[][];
  @ApiProperty(LINES)
  lost!: number[][];
}
