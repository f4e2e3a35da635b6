import type { CapabilityGrade as Grade } from '@nuancan/five-ones';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 能力评估: a grade held from a day on, with the standard it was given under; one at a time. */
@Entity({ schema: 'registry', name: 'capability_grades' })
export class CapabilityGrade {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  @Column({ type: 'text' })
  grade!: Grade;

  /** e.g. GB/T 42195-2022. */
  @Column({ type: 'text' })
  standard!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
