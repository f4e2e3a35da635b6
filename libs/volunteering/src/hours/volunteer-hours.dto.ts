import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';

/** Which hours. */
export class VolunteerHoursQueryDto {
  /** `YYYY-MM` */
  @IsMonth()
  month!: string;
}

/** Confirmed hours of a facility in a month. */
export class FacilityHoursDto {
  townCode!: string;
  townName!: string;
  facilityId!: string;
  facilityName!: string;
  /** Different people. */
  @ApiProperty({ type: 'integer' })
  volunteers!: number;
  @ApiProperty({ type: 'integer' })
  attendances!: number;
  @ApiProperty({ type: 'integer' })
  kitchenMinutes!: number;
  @ApiProperty({ type: 'integer' })
  deliveryMinutes!: number;
  /** At the reference rates of their days. */
  @ApiProperty({ type: 'integer' })
  valueFen!: number;
  /** Attendances that stand and nobody confirmed. */
  @ApiProperty({ type: 'integer' })
  unconfirmed!: number;
}

/** A month by town and facility. */
export class VolunteerHoursDto {
  items!: FacilityHoursDto[];
}
