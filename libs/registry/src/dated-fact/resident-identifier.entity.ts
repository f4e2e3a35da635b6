import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What identifies a resident at the counter: a card's number or the token of a QR code. */
export const IDENTIFIER_KINDS = ['card', 'qr'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** A card or QR code held from a day on; one holder at a time in a district. */
@Entity({ schema: 'registry', name: 'resident_identifiers' })
export class ResidentIdentifier {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId!: string;

  @Column({ name: 'district_code', type: 'text' })
  districtCode!: string;

  @Column({ name: 'town_code', type: 'text' })
  townCode!: string;

  @Column({ type: 'text' })
  kind!: IdentifierKind;

  @Column({ type: 'text' })
  value!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;
}
