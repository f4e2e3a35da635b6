import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who corrects a list wants to know which row is meant and what stood there. */
export class TellRefusedCells1764100820000 implements MigrationInterface {
  readonly name = 'TellRefusedCells1764100820000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.refused_rows
        ADD COLUMN name text CHECK (length(name) <= 60),
        ADD COLUMN value text CONSTRAINT refused_rows_value_is_no_number
          CHECK (length(value) <= 40 AND length(regexp_replace(value, '[^0-9]', '', 'g')) <= 8),
        ADD COLUMN choices text CHECK (length(choices) <= 1000);
      COMMENT ON TABLE imports.refused_rows IS 'Where and why; what stood there only where it is no number of somebody.';
      COMMENT ON COLUMN imports.refused_rows.name IS 'Of people masked.';
      COMMENT ON COLUMN imports.refused_rows.choices IS 'What could be meant: names of villages.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.refused_rows DROP COLUMN name, DROP COLUMN value, DROP COLUMN choices;
      COMMENT ON TABLE imports.refused_rows IS 'Where and why, never what stood there.';
    `);
  }
}
