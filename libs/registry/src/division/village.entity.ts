import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 村/社区: twelve digits, the first nine its town's. */
@Entity({ schema: 'registry', name: 'villages' })
export class Village {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

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
