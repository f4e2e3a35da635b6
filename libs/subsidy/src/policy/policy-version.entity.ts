import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a policy; its document never changes, as a draft or after. */
@Entity({ schema: 'subsidy', name: 'policy_versions' })
export class PolicyVersion {
  @PrimaryColumn({ name: 'policy_id', type: 'uuid' })
  policyId!: string;

  @PrimaryColumn({ type: 'int' })
  version!: number;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  /** A policy of five-ones as JSON. */
  @Column({ type: 'jsonb' })
  document!: object;

  /** First and last day the document names; a successor may end it earlier. */
  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom!: string;

  @Column({ name: 'effective_to', type: 'date', nullable: true })
  effectiveTo!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Null: written by the system. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  /** Null: a draft. */
  @Column({ name: 'activated_at', type: 'timestamptz', nullable: true })
  activatedAt!: Date | null;

  @Column({ name: 'activated_by', type: 'uuid', nullable: true })
  activatedBy!: string | null;
}
