import type { MigrationInterface, QueryRunner } from 'typeorm';

const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** Rows of the scope's own facilities, by the columns of one end. */
const own = (facility: string, town: string): string => `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR ${town} = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR ${facility} = platform.scope_facility())`;
const OWN = own('facility_id', 'town_code');

const PLACE = `district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL`;
const OF_PLACE = 'facility_id, town_code, district_code';
const BY = `account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()`;
/** Sent by a client: answered again when it is sent again. Of rows that follow from another one: none. */
const CLIENT = `client_id uuid,
    body_hash bytea CHECK (octet_length(body_hash) = 32),
    CHECK ((client_id IS NULL) = (body_hash IS NULL)),
    UNIQUE (facility_id, client_id)`;

const LOTS = `
  CREATE TABLE canteen.garden_lots (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE},
    kind text NOT NULL CHECK (kind IN ('garden', 'goods')),
    crop text NOT NULL CHECK (crop <> '' AND length(crop) <= 200),
    grams bigint NOT NULL CHECK (grams BETWEEN 1 AND 1000000000),
    harvested_on date NOT NULL,
    plot_id uuid,
    donation_id uuid CHECK (donation_id IS NULL OR kind = 'goods'),
    unit_fen bigint CHECK (unit_fen BETWEEN 0 AND 10000000),
    value_fen bigint NOT NULL CHECK (value_fen >= 0),
    at_once boolean NOT NULL DEFAULT false,
    transfer_id uuid,
    ${BY},
    ${CLIENT},
    UNIQUE (id, ${OF_PLACE}),
    CONSTRAINT garden_lots_origin CHECK ((client_id IS NULL) = (at_once OR transfer_id IS NOT NULL) AND NOT (at_once AND transfer_id IS NOT NULL)),
    CONSTRAINT garden_lots_plot CHECK (plot_id IS NULL OR (kind = 'garden' AND transfer_id IS NULL)),
    FOREIGN KEY (${OF_PLACE}) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (plot_id, town_code, district_code) REFERENCES canteen.garden_plots (id, town_code, district_code)
  );
  CREATE INDEX garden_lots_day ON canteen.garden_lots (facility_id, harvested_on, id);
  CREATE INDEX garden_lots_crop ON canteen.garden_lots (facility_id, crop, harvested_on) WHERE transfer_id IS NULL;
  CREATE INDEX garden_lots_donation ON canteen.garden_lots (donation_id) WHERE donation_id IS NOT NULL;
  COMMENT ON TABLE canteen.garden_lots IS
    'What was harvested or given, or came from another facility (transfer_id). at_once: harvested and issued by one day source.';
  COMMENT ON COLUMN canteen.garden_lots.harvested_on IS 'Of donated goods the day they came.';
  COMMENT ON COLUMN canteen.garden_lots.unit_fen IS 'Reference price of a kilogram on that day; NULL: none held, the lot has no value yet.';
  COMMENT ON COLUMN canteen.garden_lots.donation_id IS 'The donation of goods it came from, where one is on record.';

  CREATE TABLE canteen.lot_stocks (
    lot_id uuid PRIMARY KEY,
    ${PLACE},
    kind text NOT NULL,
    grams bigint NOT NULL CONSTRAINT lot_stocks_never_negative CHECK (grams >= 0),
    value_fen bigint NOT NULL CHECK (value_fen >= 0),
    seq int NOT NULL CHECK (seq >= 0),
    CONSTRAINT lot_stocks_value CHECK (grams > 0 OR value_fen = 0),
    FOREIGN KEY (lot_id, ${OF_PLACE}) REFERENCES canteen.garden_lots (id, ${OF_PLACE})
  ) WITH (fillfactor = 80);
  CREATE INDEX lot_stocks_left ON canteen.lot_stocks (facility_id) WHERE grams > 0;
  COMMENT ON TABLE canteen.lot_stocks IS 'What is left of each lot and what that is worth in the books; written with each movement, by nothing else.';`;

const TRANSFERS = `
  CREATE TABLE canteen.lot_transfers (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE},
    lot_id uuid NOT NULL,
    to_facility_id uuid NOT NULL CHECK (to_facility_id <> facility_id),
    to_town_code text NOT NULL,
    grams bigint NOT NULL CHECK (grams >= 1),
    sent_on date NOT NULL DEFAULT platform.business_date(now()),
    ${BY},
    ${CLIENT},
    UNIQUE (id, ${OF_PLACE}),
    FOREIGN KEY (lot_id, ${OF_PLACE}) REFERENCES canteen.garden_lots (id, ${OF_PLACE}),
    FOREIGN KEY (to_facility_id, to_town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX lot_transfers_to ON canteen.lot_transfers (to_facility_id);
  CREATE INDEX lot_transfers_lot ON canteen.lot_transfers (lot_id);
  COMMENT ON TABLE canteen.lot_transfers IS 'Sent to another facility of the organisation or village; on its way until it is accepted there or called back.';

  CREATE TABLE canteen.lot_transfer_ends (
    transfer_id uuid PRIMARY KEY REFERENCES canteen.lot_transfers (id),
    outcome text NOT NULL CHECK (outcome IN ('accepted', 'recalled')),
    ${PLACE},
    ended_on date NOT NULL DEFAULT platform.business_date(now()),
    ${BY}
  );
  COMMENT ON TABLE canteen.lot_transfer_ends IS 'Accepted by the facility it was sent to, or called back by the one that sent it: one of both, once.';
  ALTER TABLE canteen.garden_lots ADD UNIQUE (transfer_id),
    ADD FOREIGN KEY (transfer_id) REFERENCES canteen.lot_transfer_ends (transfer_id);`;

const MOVEMENTS = `
  CREATE TABLE canteen.lot_movements (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    lot_id uuid NOT NULL,
    ${PLACE},
    seq int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('received', 'issued', 'returned', 'taken_back', 'spoiled', 'sent', 'recalled', 'counted')),
    grams bigint NOT NULL CHECK (grams <> 0),
    value_fen bigint NOT NULL,
    grams_after bigint NOT NULL CHECK (grams_after >= 0),
    value_after_fen bigint NOT NULL CHECK (value_after_fen >= 0),
    business_date date NOT NULL DEFAULT platform.business_date(now()),
    reason text CHECK (reason <> '' AND length(reason) <= 200),
    source_id uuid,
    transfer_id uuid REFERENCES canteen.lot_transfers (id),
    ${BY},
    ${CLIENT},
    UNIQUE (lot_id, seq),
    UNIQUE (source_id, kind),
    UNIQUE (transfer_id, kind),
    CONSTRAINT lot_movements_sign CHECK (CASE WHEN kind IN ('received', 'returned', 'recalled') THEN grams > 0 AND value_fen >= 0
      WHEN kind = 'counted' THEN sign(value_fen) IN (0, sign(grams)) ELSE grams < 0 AND value_fen <= 0 END),
    CONSTRAINT lot_movements_cause CHECK ((kind IN ('issued', 'returned', 'taken_back')) = (source_id IS NOT NULL)
      AND (kind IN ('sent', 'recalled')) = (transfer_id IS NOT NULL)
      AND (kind IN ('spoiled', 'counted')) = (client_id IS NOT NULL)
      AND (kind IN ('spoiled', 'counted')) = (reason IS NOT NULL)),
    FOREIGN KEY (lot_id, ${OF_PLACE}) REFERENCES canteen.garden_lots (id, ${OF_PLACE}),
    CONSTRAINT lot_movements_source FOREIGN KEY (source_id, facility_id, business_date, town_code, district_code)
      REFERENCES canteen.day_sources (id, facility_id, business_date, town_code, district_code)
  );
  CREATE INDEX lot_movements_day ON canteen.lot_movements (facility_id, business_date);
  COMMENT ON TABLE canteen.lot_movements IS
    'Every gram that came into a lot or left it, and its value in the books. Spoilage and counts are entered; all others follow
    from a lot, a day source, its withdrawal, a transfer or its end. taken_back: the lot of an entry that was withdrawn, with it.';
  COMMENT ON COLUMN canteen.lot_movements.seq IS 'Place among the movements of its lot; it, the value and what is left are filled by trigger.';`;

const PHOTOS = `
  CREATE TABLE canteen.lot_photos (
    lot_id uuid PRIMARY KEY,
    ${PLACE},
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    size int NOT NULL GENERATED ALWAYS AS (octet_length(content)) STORED,
    content bytea NOT NULL CHECK (octet_length(content) BETWEEN 8 AND 1048576),
    ${BY},
    CONSTRAINT lot_photos_are_what_they_say CHECK (CASE media_type
      WHEN 'image/jpeg' THEN substring(content FROM 1 FOR 3) = '\\xffd8ff'
      ELSE substring(content FROM 1 FOR 8) = '\\x89504e470d0a1a0a' END),
    CONSTRAINT lot_photos_without_place CHECK (position('\\x457869660000'::bytea IN content) = 0),
    FOREIGN KEY (lot_id, ${OF_PLACE}) REFERENCES canteen.garden_lots (id, ${OF_PLACE})
  );
  COMMENT ON TABLE canteen.lot_photos IS 'One photo of a lot, without what a camera writes into it: no place, time or device.';`;

/** Which rows the application may add by itself. */
const ADDS: Readonly<Record<string, string>> = {
  garden_lots: `${OWN} AND ${WRITERS} AND NOT at_once AND transfer_id IS NULL`,
  lot_movements: `${OWN} AND ${WRITERS} AND kind IN ('spoiled', 'counted')`,
  lot_transfers: `${OWN} AND ${WRITERS}`,
  lot_transfer_ends: `${OWN} AND ${WRITERS}`,
  lot_photos: `${OWN} AND ${WRITERS}`,
};

/** Of these, rows that only follow from another one are in the audit log with that. */
const FOLLOWING = ['garden_lots', 'lot_movements'];

const READS: Readonly<Record<string, string>> = {
  garden_lots: OWN,
  lot_stocks: OWN,
  lot_movements: OWN,
  lot_transfers: `((${OWN}) OR (${own('to_facility_id', 'to_town_code')}))`,
  lot_transfer_ends: 'EXISTS (SELECT FROM canteen.lot_transfers t WHERE t.id = transfer_id)',
  lot_photos: OWN,
};

/** Lots of produce and goods, what is left of each, and all that moved them. */
export class KeepLots1764420220000 implements MigrationInterface {
  readonly name = 'KeepLots1764420220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [LOTS, TRANSFERS, MOVEMENTS, PHOTOS]) await queryRunner.query(sql);
    for (const [table, read] of Object.entries(READS)) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (${read} AND ${READERS});
        CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON canteen.${table} TO nuancan_app;
        GRANT SELECT ON canteen.${table} TO nuancan_definer;
      `);
      if (table === 'lot_stocks') continue;
      await queryRunner.query(`
        CREATE POLICY ${table}_enter ON canteen.${table} FOR INSERT TO nuancan_app WITH CHECK (${ADDS[table] ?? 'false'});
        GRANT INSERT ON canteen.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT ON canteen.${table}
          FOR EACH ROW ${FOLLOWING.includes(table) ? 'WHEN (NEW.client_id IS NOT NULL)' : ''}
          EXECUTE FUNCTION platform.audit_row(${table === 'lot_photos' ? `'content'` : ''});
      `);
    }
    await queryRunner.query(`
      GRANT INSERT ON canteen.garden_lots, canteen.lot_movements, canteen.lot_stocks TO nuancan_definer;
      GRANT UPDATE (grams, value_fen, seq) ON canteen.lot_stocks TO nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE canteen.lot_photos, canteen.lot_movements, canteen.lot_transfer_ends, canteen.lot_transfers, canteen.lot_stocks,
        canteen.garden_lots;
    `);
  }
}
