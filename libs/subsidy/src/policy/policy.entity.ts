import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 补贴标准: what its versions have in common. */
@Entity({ schema: 'subsidy', name: 'policies' })
export class StoredPolicy {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}
