import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 镇/街道: nine digits, the first six its district's. */
@Entity({ schema: 'registry', name: 'towns' })
export class Town {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ type: 'text' })
  name!: string;

  /** WGS-84 degrees; null when nobody has placed it yet. */
  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;
}
