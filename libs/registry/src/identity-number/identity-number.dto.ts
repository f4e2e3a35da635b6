import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';

/** A resident's identity number. */
export class SetIdentityNumberDto {
  /** 18 characters; never shown again in clear but by a disclosure. */
  @IsString()
  @Length(15, 40)
  number!: string;

  /** True when birth date or sex in the number are known to differ from the register's. */
  @IsOptional()
  @IsBoolean()
  confirmedDiffers?: boolean;
}

/** An identity number as it is shown. */
export class IdentityNumberDto {
  /** Its ends only, e.g. `3****************7`. */
  masked!: string;
}
