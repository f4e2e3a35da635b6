import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds residents by a phone number or its end, and by the last four digits of a card. */
export class SearchResidents1764100100000 implements MigrationInterface {
  readonly name = 'SearchResidents1764100100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE registry.residents ADD COLUMN phone_reversed text COLLATE "C"
        GENERATED ALWAYS AS (reverse(regexp_replace(phone, '[^0-9]', '', 'g'))) STORED;
      COMMENT ON COLUMN registry.residents.phone_reversed IS
        'Digits of the phone from the last to the first: the whole number and its end are both a beginning of this, which ^@ finds by index under row security.';
      CREATE INDEX residents_phone ON registry.residents (district_code, phone_reversed) WHERE phone_reversed IS NOT NULL;
      CREATE INDEX resident_identifiers_last4 ON registry.resident_identifiers (district_code, last4) WHERE kind = 'card';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX registry.resident_identifiers_last4;
      ALTER TABLE registry.residents DROP COLUMN phone_reversed;
    `);
  }
}
