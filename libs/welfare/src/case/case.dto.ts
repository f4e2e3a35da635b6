import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import {
  CASE_ACTIONS,
  CASE_ACTS,
  CASE_KINDS,
  CASE_STATES,
  CHAIN_STEPS,
  FINDINGS,
  type CaseAct,
  type CaseAction,
  type CaseKind,
  type CaseState,
  type ChainStep,
  type Finding,
} from '../welfare-words.js';

export const LONGEST_WORDS = 500;

/** Which cases that are not closed. */
export class CaseBoardQueryDto {
  /** Of one town. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;
}

/** Which closed cases. */
export class CaseHistoryQueryDto extends PageQueryDto {
  /** Of one town. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;

  /** Of one kind. */
  @IsOptional()
  @ApiProperty({ enum: CASE_KINDS, required: false })
  @IsIn(CASE_KINDS)
  kind?: CaseKind;

  /** With one finding. */
  @IsOptional()
  @ApiProperty({ enum: FINDINGS, required: false })
  @IsIn(FINDINGS)
  finding?: Finding;
}

/** A change that was noticed in somebody. */
export class NoteConditionDto {
  /** UUIDv7 of the note: sent again, it is the same case. */
  @IsUUID(7)
  clientId!: string;

  @IsUUID()
  residentId!: string;

  /** What was noticed. */
  @IsLine(LONGEST_WORDS)
  words!: string;
}

/** What somebody does in a case. */
export class StepCaseDto {
  /** See to it, give it back to the chain, note something, say that a call or visit reached nobody, or close it. */
  @ApiProperty({ enum: CASE_ACTS })
  @IsIn(CASE_ACTS)
  action!: CaseAct;

  /** `step` of the case as it was read. */
  @IsInt()
  @Min(0)
  step!: number;

  /** A note's words; of the other steps what is to be known. */
  @IsOptional()
  @IsLine(LONGEST_WORDS)
  words?: string;

  /** Closed: what was found. `not_found` and `other` are explained in `words`. */
  @IsOptional()
  @ApiProperty({ enum: FINDINGS, required: false })
  @IsIn(FINDINGS)
  finding?: Finding;
}

/** Somebody to be looked after. */
export class WelfareCaseDto {
  id!: string;
  @ApiProperty({ enum: CASE_KINDS })
  kind!: CaseKind;
  townCode!: string;
  townName!: string;
  /** The kitchen that cooks for them, or where they were noticed or missed; null: none of these. */
  facilityId!: string | null;
  facilityName!: string | null;
  /** Null: erased, or not to be named to this account. */
  residentId!: string | null;
  residentName!: string | null;
  villageName!: string | null;
  /** Years. */
  @ApiProperty({ type: 'integer', nullable: true })
  age!: number | null;
  /** Capability grade; null: not assessed. */
  grade!: string | null;
  livesAlone!: boolean | null;
  /** An absence: the day after the last meal. */
  absentSince!: string | null;
  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;
  /** The last step of the chain. */
  @ApiProperty({ enum: CHAIN_STEPS })
  chain!: ChainStep;
  /** What is done next by itself; null: nothing, the district was told. While somebody sees to it, when their time runs out. */
  @ApiProperty({ enum: CHAIN_STEPS, nullable: true })
  nextChain!: ChainStep | null;
  /** When; null also while somebody sees to it. */
  nextDueAt!: Date | null;
  /** The number of its last step; sent along with the next. */
  @ApiProperty({ type: 'integer' })
  step!: number;
  openedAt!: Date;
  /** Who sees to it. */
  holderName!: string | null;
  /** Until when the chain waits for them: each act of theirs renews it. */
  heldUntil!: Date | null;
  /** Whose time ran out without an end, while nobody sees to it since. */
  lapsedName!: string | null;
  /** Who is on duty in the town now; null: nobody is. */
  officerName!: string | null;
  @ApiProperty({ enum: FINDINGS, nullable: true })
  finding!: Finding | null;
  closedByName!: string | null;
  closedAt!: Date | null;
}

/** What was done in a case. */
export class CaseStepDto {
  @ApiProperty({ type: 'integer' })
  step!: number;
  @ApiProperty({ enum: CASE_ACTIONS })
  action!: CaseAction;
  /** When it was due; null: it was not the chain's. */
  dueAt!: Date | null;
  at!: Date;
  /** Who did it; null: the chain. */
  accountName!: string | null;
  /** `call_officer`: who was on duty; null then: nobody was. */
  officerName!: string | null;
  /** What was written; null: nothing, or not to be read by this account. */
  words!: string | null;
}

/** A case with its history. */
export class CaseDetailDto extends WelfareCaseDto {
  /** In order. */
  @ApiProperty({ type: [CaseStepDto] })
  steps!: CaseStepDto[];
}

/** What is open: what nobody sees to first, the most pressing before all. At most 500. */
export class CaseBoardDto {
  /** The server's clock, for countdowns. */
  asOf!: Date;
  @ApiProperty({ type: [WelfareCaseDto] })
  items!: WelfareCaseDto[];
}

/** Closed cases, the latest first. */
export class CaseHistoryDto {
  @ApiProperty({ type: [WelfareCaseDto] })
  items!: WelfareCaseDto[];
  nextCursor!: string | null;
}

/** Somebody who may know how they are. */
export class CaseContactDto {
  contactId!: string;
  name!: string;
  relation!: string;
  /** Without its middle; in clear by a disclosure of `contact_phone`. */
  phone!: string | null;
}

/** Whom to call about a case, and where to go. */
export class ContactSheetDto {
  /** For disclosures. */
  residentId!: string;
  residentName!: string;
  /** Without its middle; in clear by a disclosure of `phone`. */
  phone!: string | null;
  villageName!: string;
  addressLine!: string | null;
  doorNote!: string | null;
  @ApiProperty({ type: [CaseContactDto] })
  contacts!: CaseContactDto[];
  /** Who is on duty in their town now; null: nobody is. */
  officerName!: string | null;
  /** The number on duty. */
  officerPhone!: string | null;
  /** The kitchen, or where they were noticed or missed. */
  facilityName!: string | null;
  /** Where that is reached, as it says itself. */
  facilityPhone!: string | null;
  /** Who was at the door; null: nobody was, or it is for whoever sees to the case, or is on duty while nobody does. */
  volunteerName!: string | null;
}

/** Who was at the door, and where they are reached. */
export class VolunteerNumberDto {
  name!: string;
  phone!: string;
}
