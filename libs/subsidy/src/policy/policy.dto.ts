import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

export const VERSION_STATES = ['draft', 'activated', 'withdrawn'] as const;

/** A name in both languages. */
export class PolicyNameDto {
  zh!: string;
  en!: string;
}

/** A version without its document. */
export class PolicyVersionSummaryDto {
  @ApiProperty({ type: 'integer' })
  version!: number;
  /** First day, `YYYY-MM-DD`. */
  effectiveFrom!: string;
  /** Last day in force, also when a successor ends it; null: until further notice. */
  effectiveTo!: string | null;
  /** A draft has no effect; an activated version never changes; a withdrawn draft stays on record. */
  @ApiProperty({ enum: VERSION_STATES })
  state!: (typeof VERSION_STATES)[number];
  /** RFC 3339. */
  createdAt!: string;
  /** Account that drafted it; null: the system. */
  createdBy!: string | null;
  /** RFC 3339; null for a draft. */
  activatedAt!: string | null;
  /** Account that activated it; null for a draft or when the system did. */
  activatedBy!: string | null;
  /** RFC 3339; null unless it was withdrawn. */
  withdrawnAt!: string | null;
  withdrawnBy!: string | null;
}

/** 补贴标准 with its versions, newest first. */
export class PolicySummaryDto {
  code!: string;
  name!: PolicyNameDto;
  versions!: PolicyVersionSummaryDto[];
}

/** A page of policies, by code. */
export class PolicyListDto {
  items!: PolicySummaryDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** Something to look at twice before activating. */
export class PolicyFindingDto {
  code!: string;
  @ApiProperty({ enum: ['warning', 'note'] })
  severity!: string;
  /** JSON pointer into the document. */
  pointer!: string;
  zh!: string;
  en!: string;
}

/** One version with its document. */
export class PolicyVersionDto extends PolicyVersionSummaryDto {
  code!: string;
  /** The policy as libs/five-ones documents it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  document!: object;
  /** What the check found; empty when nothing. */
  findings!: PolicyFindingDto[];
}

/** A new draft. */
export class DraftPolicyVersionDto {
  /** The policy as libs/five-ones documents it; its `version` is the next one. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  document!: object;
}
