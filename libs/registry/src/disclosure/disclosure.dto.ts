import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

/** Masked fields that may be shown, one at a time. */
export const DISCLOSED_FIELDS = ['phone', 'contact_phone', 'identity_number'] as const;
export type DisclosedField = (typeof DISCLOSED_FIELDS)[number];

/** 致电, 上门, 核对身份, 更正登记, 补贴复核, 紧急情况, 本人要求. */
export const DISCLOSURE_PURPOSES = [
  'call',
  'visit',
  'verify_identity',
  'correct_record',
  'subsidy_review',
  'emergency',
  'request_of_person',
] as const;
export type DisclosurePurpose = (typeof DISCLOSURE_PURPOSES)[number];

/** What personal data are wanted for. */
export class PurposeDto {
  @ApiProperty({ enum: DISCLOSURE_PURPOSES })
  @IsIn(DISCLOSURE_PURPOSES)
  purpose!: DisclosurePurpose;

  /** The occasion, in words; never a number: five digits in a row are refused. */
  @IsString()
  @Length(2, 200)
  @Matches(/^(?=[^\p{Cc}]*$)(?![\s\S]*[0-9]{5})\s*\S[\s\S]*\S/u)
  note!: string;
}

/** One masked field of a resident, and what for. */
export class DisclosureRequestDto extends PurposeDto {
  @ApiProperty({ enum: DISCLOSED_FIELDS })
  @IsIn(DISCLOSED_FIELDS)
  field!: DisclosedField;

  /** Whose phone, when the field is `contact_phone`. */
  @IsOptional()
  @IsUUID()
  contactId?: string;
}

/** A field in clear; to be shown and forgotten. */
export class DisclosureDto {
  @ApiProperty({ enum: DISCLOSED_FIELDS })
  field!: DisclosedField;
  value!: string;
}
