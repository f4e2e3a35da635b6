import { ApiProperty } from '@nestjs/swagger';
import { HANDOVERS, SLOTS, type Handover, type Slot } from '../delivery-words.js';

/** A door, as much of it as it takes to find it. */
export class OwnStopDto {
  stopId!: string;
  position!: number;
  arrivesAt!: Date;
  /** The last moment it may be handed over. */
  useBy!: Date;
  labelNo!: number;
  name!: string;
  phone!: string | null;
  villageName!: string;
  line!: string | null;
  doorNote!: string | null;
  longitude!: number | null;
  latitude!: number | null;

  @ApiProperty({ enum: HANDOVERS })
  handover!: Handover;

  handoverNote!: string | null;
}

/** A trip that a volunteer makes today. */
export class OwnRouteDto {
  routeId!: string;
  runId!: string;
  facilityId!: string;
  facilityName!: string;
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  slot!: Slot;

  trip!: number;
  leavesAt!: Date;
  stops!: OwnStopDto[];
}

/** Published routes of today, until their runs are closed. */
export class OwnRouteListDto {
  items!: OwnRouteDto[];
}

/** A volunteer who cannot come has been taken out. */
export class OwnAbsenceDto {
  runId!: string;
  /** Doors that still waited for them, and are planned anew. */
  @ApiProperty({ type: 'integer' })
  doors!: number;
}
