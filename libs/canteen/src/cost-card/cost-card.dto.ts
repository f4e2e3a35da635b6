import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_FEN = 1_000_000;

/** Full economic cost of one meal by line, from a day on (成本卡). */
export class SetCostCardDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** First day it holds. */
  @Matches(DATE)
  validFrom!: string;

  /** Ingredients, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  ingredientsFen!: number;

  /** Labour, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  labourFen!: number;

  /** Energy, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  energyFen!: number;

  /** Packaging, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  packagingFen!: number;

  /** Delivery, fen; counts for delivered meals only. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  deliveryFen!: number;
}

/** What garden, volunteers and donations are expected to carry of one meal, from a day on. */
export class SetExpectedSourcesDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** First day it holds. */
  @Matches(DATE)
  validFrom!: string;

  /** Garden, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  gardenFen!: number;

  /** Volunteers, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  volunteerFen!: number;

  /** Donors, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  donationFen!: number;
}

/** The id of what was set. */
export class SetAnswerDto {
  /** Id of the new dated row. */
  id!: string;
}

/** Whose cost cards. */
export class CostCardQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A cost card and when it holds, fen. */
export class CostCardDto {
  id!: string;
  facilityId!: string;
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
  ingredientsFen!: number;
  labourFen!: number;
  energyFen!: number;
  packagingFen!: number;
  /** Counts for delivered meals only. */
  deliveryFen!: number;
  /** When it was entered, RFC 3339; null: before this was kept. */
  recordedAt!: Date | null;
  /** When a correction took its place; meals recorded before keep its figures. Null: it stands. */
  supersededAt!: Date | null;
}

/** The cost cards of a facility with the corrected ones, latest first. */
export class CostCardHistoryDto {
  items!: CostCardDto[];
}
