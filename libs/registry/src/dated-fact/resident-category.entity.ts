import type { Category } from '@nuancan/five-ones';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A category (特困, 低保, 优抚 …) held from a day on; each once at a time. */
@Entity({ schema: 'registry', name: 'resident_categories' })
export class ResidentCategory {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  @Column({ type: 'text' })
  category!: Category;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
