import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a resident used a limit in a window, over the whole district; touched by database functions only. */
@Entity({ schema: 'subsidy', name: 'quota_uses' })
export class QuotaUse {
  @PrimaryColumn({ name: 'resident_id', type: 'uuid' })
  residentId!: string;

  @PrimaryColumn({ name: 'limit_key', type: 'text' })
  limitKey!: string;

  @PrimaryColumn({ name: 'window_start', type: 'date' })
  windowStart!: string;

  @Column({ type: 'int' })
  used!: number;

  @Column({ type: 'int' })
  max!: number;
}
