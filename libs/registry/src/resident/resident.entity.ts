import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sex } from './sex.js';

/** 居民: a person of the district. What entitles them to something are dated facts of their own. */
@Entity({ schema: 'registry', name: 'residents' })
export class Resident {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  /** Home town: answers for, and funds, this resident. */
  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  @Column({ name: 'village_code', type: 'text' })
  villageCode!: string;

  @Column({ type: 'text' })
  name!: string;

  /** See `namePinyin`. */
  @Column({ name: 'name_pinyin', type: 'text' })
  namePinyin!: string;

  @Column({ name: 'name_initials', type: 'text' })
  nameInitials!: string;

  @Column({ type: 'text' })
  sex!: Sex;

  @Column({ name: 'birth_date', type: 'date' })
  birthDate!: string;

  @Column({ name: 'lives_alone', type: 'boolean' })
  livesAlone!: boolean;

  /** What the kitchen must know, in free words. */
  @Column({ type: 'text', nullable: true })
  diet!: string | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
