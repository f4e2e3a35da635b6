import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counted up no further than what was weighed in less what left: a loss that was counted may be found again, and no more. */
const COUNTED = `
    IF NEW.kind = 'counted' AND NEW.grams > 0 AND s.grams + NEW.grams > (SELECT sum(m.grams) FROM canteen.lot_movements m
        WHERE m.lot_id = NEW.lot_id AND m.kind <> 'counted') THEN
      RAISE EXCEPTION 'more than was weighed less what left' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_movements_counted';
    END IF;`;

const apply = (counted: string): string => `
  CREATE OR REPLACE FUNCTION canteen.apply_lot_movement() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE s canteen.lot_stocks; l canteen.garden_lots;
  BEGIN
    SELECT * INTO s FROM canteen.lot_stocks x WHERE x.lot_id = NEW.lot_id FOR UPDATE;
    SELECT * INTO l FROM canteen.garden_lots x WHERE x.id = NEW.lot_id;
    IF s.lot_id IS NULL OR (l.at_once AND NEW.kind NOT IN ('received', 'issued', 'returned', 'taken_back')) THEN
      RAISE EXCEPTION 'no such lot' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'lot_movements_lot';
    END IF;
    IF NEW.grams < 0 AND s.grams + NEW.grams < 0 THEN
      RAISE EXCEPTION 'a lot gives no more than is left of it' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_stocks_never_negative';
    END IF;${counted}
    NEW.value_fen := CASE
      WHEN NEW.kind = 'received' THEN NEW.value_fen
      WHEN NEW.kind IN ('returned', 'recalled') THEN -(SELECT m.value_fen FROM canteen.lot_movements m WHERE
        (m.source_id = NEW.source_id AND m.kind = 'issued') OR (m.transfer_id = NEW.transfer_id AND m.kind = 'sent'))
      WHEN NEW.grams > 0 THEN round(NEW.grams::numeric * coalesce(l.unit_fen, 0) / 1000)
      WHEN s.grams + NEW.grams = 0 THEN -s.value_fen
      ELSE round(s.value_fen::numeric * NEW.grams / s.grams) END;
    NEW.seq := s.seq + 1;
    NEW.grams_after := s.grams + NEW.grams;
    NEW.value_after_fen := s.value_fen + NEW.value_fen;
    UPDATE canteen.lot_stocks x SET grams = NEW.grams_after, value_fen = NEW.value_after_fen, seq = NEW.seq WHERE x.lot_id = NEW.lot_id;
    RETURN NEW;
  END $$;`;

/** A count invents no stock. */
export class CountWhatWasWeighed1764500040000 implements MigrationInterface {
  readonly name = 'CountWhatWasWeighed1764500040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(apply(COUNTED));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(apply(''));
  }
}
