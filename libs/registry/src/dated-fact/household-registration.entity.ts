import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 户籍: where the household is registered from a day on; one at a time. */
@Entity({ schema: 'registry', name: 'household_registrations' })
export class HouseholdRegistration {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  /** Division code of six, nine or twelve digits; may lie outside the district (人户分离). */
  @Column({ name: 'registered_division', type: 'text' })
  registeredDivision!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
