import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 区（县）: one installation's area; its code is the first six digits of every division in it (GB/T 2260). */
@Entity({ schema: 'registry', name: 'districts' })
export class District {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'city_name', type: 'text' })
  cityName!: string;

  @Column({ name: 'province_name', type: 'text' })
  provinceName!: string;
}
