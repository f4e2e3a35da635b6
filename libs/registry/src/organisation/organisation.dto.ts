import { IsOptional, IsString, Length, Matches } from 'class-validator';

/** A new organisation. */
export class CreateOrganisationDto {
  /** Registered name. */
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  name!: string;

  /** Number of its food licence or registration. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\p{Cc}]*$/u)
  licenceNo?: string | null;
}

/** 运营主体 */
export class OrganisationDto {
  id!: string;
  name!: string;
  licenceNo!: string | null;
}

/** A page of organisations, oldest first. */
export class OrganisationListDto {
  items!: OrganisationDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
