import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Donated goods become a lot once, at the facility they were given to; a lot that was sent on keeps its origin. */
export class TakeInDonatedGoods1764420350000 implements MigrationInterface {
  readonly name = 'TakeInDonatedGoods1764420350000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.take_in_donated_goods() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM FROM donation.hand_over_goods(NEW.donation_id, NEW.id);
        IF NOT EXISTS (SELECT FROM donation.goods_handovers h WHERE h.lot_id = NEW.id AND h.facility_id = NEW.facility_id) THEN
          RAISE EXCEPTION 'no such goods were given to this facility' USING ERRCODE = 'check_violation', CONSTRAINT = 'garden_lots_of_goods';
        END IF;
        RETURN NULL;
      END $$;
      ALTER FUNCTION canteen.take_in_donated_goods() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.take_in_donated_goods() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION donation.hand_over_goods(uuid, uuid) TO nuancan_definer;
      CREATE TRIGGER garden_lots_donated AFTER INSERT ON canteen.garden_lots FOR EACH ROW
        WHEN (NEW.donation_id IS NOT NULL AND NEW.transfer_id IS NULL) EXECUTE FUNCTION canteen.take_in_donated_goods();
      COMMENT ON COLUMN canteen.garden_lots.donation_id IS 'The donated goods (donation.goods) it came from, where they are on record.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      COMMENT ON COLUMN canteen.garden_lots.donation_id IS 'The donation of goods it came from, where one is on record.';
      DROP TRIGGER garden_lots_donated ON canteen.garden_lots;
      DROP FUNCTION canteen.take_in_donated_goods();
    `);
  }
}
