import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import {
  CLOSURE_KINDS,
  SLOTS,
  VISIT_FINDINGS,
  type ClosureKind,
  type Slot,
  type VisitFinding,
} from '../delivery-words.js';

/** Days from which closures are listed. */
export class ClosureQueryDto {
  /** First day; today when absent. Two months are listed. */
  @IsOptional()
  @IsDay()
  from?: string;
}

/** No delivery on a day. */
export class CloseDeliveriesDto {
  /** UUIDv7 of the entry: sent again, it closes nothing more. */
  @IsUUID(7)
  clientId!: string;

  /** One kitchen only; an operator's own. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The kitchens of one town only; a town official's own. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;

  /** Day, today or later. */
  @IsDay()
  businessDate!: string;

  /** One slot; the whole day when absent. */
  @IsOptional()
  @IsIn(SLOTS)
  slot?: Slot;

  /** What for. */
  @IsIn(CLOSURE_KINDS)
  kind!: ClosureKind;

  /** In words, for everybody who asks. */
  @IsLine(200)
  reason!: string;
}

/** That there is delivery after all. */
export class LiftClosureDto {
  /** Why. */
  @IsLine(200)
  reason!: string;
}

/** What was found at a door. */
export class NoteVisitDto {
  /** What was found. */
  @IsIn(VISIT_FINDINGS)
  finding!: VisitFinding;
}

/** A day or slot without delivery. */
export class ClosureDto {
  /** Id. */
  id!: string;
  /** One kitchen only; null: all of the town, or of the district. */
  facilityId!: string | null;
  /** The kitchens of one town only; null: of the district. */
  townCode!: string | null;
  /** Day. */
  businessDate!: string;
  /** One slot; null: the whole day. */
  @ApiProperty({ enum: SLOTS, nullable: true })
  slot!: Slot | null;
  /** What for. */
  @ApiProperty({ enum: CLOSURE_KINDS })
  kind!: ClosureKind;
  /** In words. */
  reason!: string;
  /** Orders in scope that it cancelled, those that stand again left out. */
  cancelled!: number;
  /** People in scope who depend on the meal. */
  dependants!: number;
  /** Of them, those whom nobody went to see yet. */
  unvisited!: number;
  /** When it was closed. */
  closedAt!: Date;
  /** When it was lifted; null while it holds. */
  liftedAt!: Date | null;
}

/** By day, latest first. */
export class ClosureListDto {
  items!: ClosureDto[];
}

/** Somebody who depends on the meal that is not brought. */
export class ClosureVisitDto {
  /** Who. */
  residentId!: string;
  /** Their name. */
  residentName!: string;
  /** Their telephone. */
  phone!: string | null;
  /** Their village. */
  villageName!: string;
  /** Capability grade; null: not assessed. */
  grade!: string | null;
  /** Whether they live alone. */
  livesAlone!: boolean;
  /** What was found; null: nobody went yet. */
  @ApiProperty({ enum: VISIT_FINDINGS, nullable: true })
  finding!: VisitFinding | null;
  /** When. */
  visitedAt!: Date | null;
  /** Who noted it; null: nobody yet, or somebody who may not be named here. */
  visitedByName!: string | null;
}

/** Those nobody went to see first, the most impaired of them first. */
export class ClosureVisitListDto {
  items!: ClosureVisitDto[];
}
