import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { SharesDto } from '../claim/claim.dto.js';

/** As what a list is wanted. */
export const LIST_FORMATS = ['json', 'pdf', 'xlsx'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** Whose list, and as what. */
export class VillageListQueryDto {
  /** Month of the claims, `YYYY-MM`. */
  @IsMonth()
  month!: string;

  @IsString()
  @Matches(/^[0-9]{12}$/)
  villageCode!: string;

  @ApiProperty({ enum: LIST_FORMATS, required: false, default: 'json' })
  @IsOptional()
  @IsIn(LIST_FORMATS)
  format: ListFormat = 'json';
}

/** One person; nothing but the masked name says who. */
export class VillageDisclosureRowDto extends SharesDto {
  residentName!: string;
  /** Subsidised meals of approved claims. */
  meals!: number;
}

/** Sum of a list. */
export class VillageDisclosureTotalDto extends SharesDto {
  residents!: number;
  meals!: number;
}

/** 公示: the people of a village and the subsidies of their meals in approved claims of a month, wherever they ate. */
export class VillageDisclosureDto {
  month!: string;
  districtName!: string;
  townName!: string;
  villageCode!: string;
  villageName!: string;
  /** By masked name. */
  @ApiProperty({ type: [VillageDisclosureRowDto] })
  items!: VillageDisclosureRowDto[];
  total!: VillageDisclosureTotalDto;
  /** Claims of the month in the district that are approved, and facilities that were open in it: what may still be added. */
  approvedClaims!: number;
  openFacilities!: number;
  /** Where anybody may complain. */
  complaintContact!: string;
}
