import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, Length, Min } from 'class-validator';
import { CHECK_KINDS, type CheckKind } from '../oversight-words.js';

const MOST_ITEMS = 40;
const LONGEST_ITEM = 200;

/** What inspections of a kind look at from now on. */
export class SetChecklistDto {
  /** `version` of the checklist as it was read; 0 for the one that came with the platform. */
  @IsInt()
  @Min(0)
  version!: number;

  /** In the order in which it is gone through; 1 to 40. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @IsString({ each: true })
  @Length(1, LONGEST_ITEM, { each: true })
  items!: string[];
}

/** A checklist as it is now. */
export class ChecklistDto {
  @ApiProperty({ enum: CHECK_KINDS })
  kind!: CheckKind;
  /** 0: the one that came with the platform. */
  @ApiProperty({ type: 'integer' })
  version!: number;
  items!: string[];
}

/** The checklists of a district, one of each kind. */
export class ChecklistListDto {
  items!: ChecklistDto[];
}

/** Why an inspection does not take place. */
export class CancelInspectionDto {
  /** No personal data. */
  @IsLine(500)
  reason!: string;
}
