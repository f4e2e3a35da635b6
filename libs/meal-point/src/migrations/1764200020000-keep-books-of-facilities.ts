import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every facility has books in the ledger from its first day, so that there is always a row for postings to share. */
export class KeepBooksOfFacilities1764200020000 implements MigrationInterface {
  readonly name = 'KeepBooksOfFacilities1764200020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      INSERT INTO ledger.facility_books (facility_id, town_code, district_code)
      SELECT f.id, f.town_code, f.district_code FROM meal_point.facilities f;
      ALTER TABLE ledger.facility_books ADD CONSTRAINT facility_books_facility_fkey
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
        ON UPDATE CASCADE ON DELETE CASCADE;

      CREATE FUNCTION meal_point.open_books() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO ledger.facility_books (facility_id, town_code, district_code)
        SELECT n.id, n.town_code, n.district_code FROM inserted n;
        RETURN NULL;
      END $$;
      ALTER FUNCTION meal_point.open_books() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION meal_point.open_books() FROM PUBLIC;
      CREATE TRIGGER facilities_open_books AFTER INSERT ON meal_point.facilities REFERENCING NEW TABLE AS inserted
        FOR EACH STATEMENT EXECUTE FUNCTION meal_point.open_books();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER facilities_open_books ON meal_point.facilities;
      DROP FUNCTION meal_point.open_books();
      ALTER TABLE ledger.facility_books DROP CONSTRAINT facility_books_facility_fkey;
      DELETE FROM ledger.facility_books;
    `);
  }
}
