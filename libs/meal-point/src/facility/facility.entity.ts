import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FacilityTier } from './facility-tier.js';

/** A place of one of the three tiers; stays in its town for good, because meals and accounts refer to both. */
@Entity({ schema: 'meal_point', name: 'facilities' })
export class Facility {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  @Column({ name: 'village_code', type: 'text', nullable: true })
  villageCode!: string | null;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  tier!: FacilityTier;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  /** WGS-84 degrees. */
  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ type: 'int', nullable: true })
  seats!: number | null;

  /** First and last day of business; null: still open. */
  @Column({ name: 'opened_on', type: 'date' })
  openedOn!: string;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  /** Counts the edits. */
  @Column({ type: 'int' })
  version!: number;
}
