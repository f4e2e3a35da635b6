import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 运营主体: who runs facilities and holds the licence. */
@Entity({ schema: 'registry', name: 'organisations' })
export class Organisation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'licence_no', type: 'text', nullable: true })
  licenceNo!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
