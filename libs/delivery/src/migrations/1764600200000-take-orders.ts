import type { MigrationInterface, QueryRunner } from 'typeorm';

const SLOT = `slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner'))`;
const HOW = `
    set_name text CHECK (set_name <> '' AND length(set_name) <= 60),
    payment_method text NOT NULL CHECK (payment_method IN ('wallet', 'cash', 'wechat', 'alipay', 'ecny')),
    handover text NOT NULL CHECK (handover IN ('in_person', 'proxy', 'at_door')),
    handover_note text CHECK (handover_note <> '' AND length(handover_note) <= 100),
    address_id uuid`;
const WHO = `
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    facility_town text NOT NULL,
    resident_id uuid NOT NULL`;
const OF_PLACES = `
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
    FOREIGN KEY (address_id, resident_id) REFERENCES registry.resident_addresses (id, resident_id) ON DELETE SET NULL (address_id)`;

const TABLES = `
  CREATE SCHEMA delivery;
  GRANT USAGE ON SCHEMA delivery TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA delivery TO nuancan_definer;

  CREATE TABLE delivery.rules (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    ${SLOT},
    valid_from date NOT NULL,
    cut_off_days int NOT NULL CHECK (cut_off_days BETWEEN 0 AND 3),
    cut_off_at time NOT NULL,
    leaves_at time NOT NULL,
    most_minutes int NOT NULL CHECK (most_minutes BETWEEN 10 AND 240),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT rules_before_leaving CHECK (cut_off_days > 0 OR cut_off_at < leaves_at),
    CONSTRAINT rules_ahead CHECK (valid_from > (recorded_at AT TIME ZONE 'Asia/Shanghai')::date + cut_off_days),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX rules_day ON delivery.rules (facility_id, slot, valid_from);
  COMMENT ON TABLE delivery.rules IS 'Until when a kitchen takes orders of a slot, when its food leaves, and how long it may be on the road; of a day, the one set last counts.';
  COMMENT ON CONSTRAINT rules_ahead ON delivery.rules IS 'A slot whose time to order may have passed keeps the rule it had.';

  CREATE TABLE delivery.standing_orders (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${WHO},
    person_id uuid NOT NULL,
    ${SLOT},
    ${HOW},
    weekdays int[] NOT NULL CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) BETWEEN 1 AND 7),
    on_holidays boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL DEFAULT 'infinity',
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_by uuid REFERENCES identity.accounts (id),
    ended_at timestamptz,
    end_reason text CHECK (end_reason <> '' AND length(end_reason) <= 100),
    UNIQUE (facility_id, client_id),
    UNIQUE (id, person_id, slot, valid_from, valid_to),
    CONSTRAINT standing_orders_dates_in_order CHECK (valid_to >= valid_from - 1),
    CONSTRAINT standing_orders_ended_whole CHECK (num_nonnulls(ended_by, ended_at, end_reason) IN (0, 3)),
    ${OF_PLACES}
  );
  CREATE INDEX standing_orders_kitchen ON delivery.standing_orders (facility_id, slot);
  CREATE INDEX standing_orders_person ON delivery.standing_orders (person_id);
  COMMENT ON COLUMN delivery.standing_orders.person_id IS 'The entry of the resident that stands when another was merged into it.';
  COMMENT ON COLUMN delivery.standing_orders.set_name IS 'The set of the menu; null: the cheapest of the day.';
  COMMENT ON COLUMN delivery.standing_orders.valid_to IS 'infinity: until further notice. The day before valid_from: it never began.';

  CREATE TABLE delivery.standing_order_days (
    standing_order_id uuid NOT NULL,
    person_id uuid NOT NULL,
    slot text NOT NULL,
    weekday int NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    PRIMARY KEY (standing_order_id, weekday),
    FOREIGN KEY (standing_order_id, person_id, slot, valid_from, valid_to)
      REFERENCES delivery.standing_orders (id, person_id, slot, valid_from, valid_to) ON UPDATE CASCADE,
    CONSTRAINT standing_order_days_once EXCLUDE USING gist (person_id WITH =, slot WITH =, weekday WITH =,
      daterange(valid_from, valid_to + 1) WITH &&)
  );
  COMMENT ON TABLE delivery.standing_order_days IS 'The weekdays of a standing order, one row each, so that nobody has two for one slot of a weekday.';

  CREATE TABLE delivery.pauses (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    standing_order_id uuid NOT NULL REFERENCES delivery.standing_orders (id),
    ${WHO},
    paused_from date NOT NULL,
    paused_to date NOT NULL,
    reason text NOT NULL CHECK (reason IN ('hospital', 'family', 'away', 'other')),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by uuid REFERENCES identity.accounts (id),
    lifted_at timestamptz,
    CONSTRAINT pauses_dates_in_order CHECK (paused_to BETWEEN paused_from AND paused_from + 366),
    CONSTRAINT pauses_lifted_whole CHECK (num_nonnulls(lifted_by, lifted_at) IN (0, 2)),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
  );
  CREATE INDEX pauses_order ON delivery.pauses (standing_order_id);

  CREATE TABLE delivery.closures (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text,
    facility_id uuid,
    business_date date NOT NULL,
    slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    kind text NOT NULL CHECK (kind IN ('typhoon', 'heat', 'snow', 'kitchen', 'other')),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    client_id uuid NOT NULL UNIQUE,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by uuid REFERENCES identity.accounts (id),
    lifted_at timestamptz,
    lift_reason text CHECK (lift_reason <> '' AND length(lift_reason) <= 200),
    CONSTRAINT closures_lifted_whole CHECK (num_nonnulls(lifted_by, lifted_at, lift_reason) IN (0, 3)),
    CONSTRAINT closures_kitchen_of_town CHECK (facility_id IS NULL OR town_code IS NOT NULL),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX closures_day ON delivery.closures (district_code, business_date);
  COMMENT ON TABLE delivery.closures IS 'No delivery on a day or slot: of one kitchen, of a town''s kitchens, of the district.';

  CREATE TABLE delivery.freezes (
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    district_code text NOT NULL,
    town_code text NOT NULL,
    orders int NOT NULL CHECK (orders >= 0),
    cut_off timestamptz NOT NULL,
    frozen_at timestamptz NOT NULL DEFAULT clock_timestamp() CHECK (frozen_at >= cut_off),
    PRIMARY KEY (facility_id, business_date, slot),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );

  CREATE TABLE delivery.orders (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${WHO},
    person_id uuid NOT NULL,
    business_date date NOT NULL,
    ${SLOT},
    ${HOW},
    standing_order_id uuid REFERENCES delivery.standing_orders (id),
    state text NOT NULL DEFAULT 'placed' CHECK (state IN ('placed', 'frozen', 'cancelled')),
    menu_item_id uuid,
    price_fen bigint CHECK (price_fen BETWEEN 0 AND 10000000),
    label_no int CHECK (label_no > 0),
    cancel_kind text CHECK (cancel_kind IN ('resident', 'pause', 'ended', 'closure', 'gone')),
    cancel_reason text CHECK (cancel_reason <> '' AND length(cancel_reason) <= 200),
    cancelled_by uuid REFERENCES identity.accounts (id),
    cancelled_at timestamptz,
    closure_id uuid REFERENCES delivery.closures (id),
    version int NOT NULL DEFAULT 1,
    client_id uuid,
    body_hash bytea CHECK (octet_length(body_hash) = 32),
    account_id uuid REFERENCES identity.accounts (id),
    placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT orders_standing_once UNIQUE (standing_order_id, business_date),
    CONSTRAINT orders_client UNIQUE (facility_id, client_id),
    CONSTRAINT orders_source CHECK (num_nonnulls(client_id, body_hash) IN (0, 2) AND (client_id IS NULL) = (standing_order_id IS NOT NULL)),
    CONSTRAINT orders_cancelled_whole CHECK (CASE state WHEN 'cancelled' THEN num_nulls(cancel_kind, cancelled_at) = 0
      AND (cancel_kind = 'closure') = (closure_id IS NOT NULL)
      ELSE num_nonnulls(cancel_kind, cancel_reason, cancelled_by, cancelled_at, closure_id) = 0 END),
    CONSTRAINT orders_frozen_whole CHECK (CASE state WHEN 'placed' THEN num_nonnulls(menu_item_id, price_fen, label_no) = 0
      WHEN 'frozen' THEN label_no IS NOT NULL ELSE true END AND (menu_item_id IS NULL) = (price_fen IS NULL)),
    ${OF_PLACES}
  );
  CREATE UNIQUE INDEX orders_one_of_a_slot ON delivery.orders (person_id, business_date, slot) WHERE state <> 'cancelled';
  CREATE UNIQUE INDEX orders_label ON delivery.orders (facility_id, business_date, slot, label_no);
  CREATE INDEX orders_kitchen ON delivery.orders (facility_id, business_date, slot);
  CREATE INDEX orders_day ON delivery.orders (district_code, business_date) WHERE state = 'placed';
  CREATE INDEX orders_closure ON delivery.orders (closure_id) WHERE closure_id IS NOT NULL;
  COMMENT ON TABLE delivery.orders IS 'A meal to be brought to somebody on a day: taken until the cut-off, then frozen with what it is and costs.';
  COMMENT ON COLUMN delivery.orders.menu_item_id IS 'Set when frozen; null then: the kitchen has no such set on that day, and somebody must look.';

  CREATE TABLE delivery.closure_visits (
    closure_id uuid NOT NULL REFERENCES delivery.closures (id),
    ${WHO},
    grade text,
    lives_alone boolean NOT NULL,
    visited_by uuid REFERENCES identity.accounts (id),
    visited_at timestamptz,
    finding text CHECK (finding IN ('well', 'needs_help', 'not_found')),
    PRIMARY KEY (closure_id, resident_id),
    CONSTRAINT closure_visits_whole CHECK (num_nonnulls(visited_by, visited_at, finding) IN (0, 3)),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
  );
  COMMENT ON TABLE delivery.closure_visits IS 'Who depends on the meal that is not brought, and whether somebody went to see them.';`;

/** 送餐订单: standing orders with their pauses, orders of a day, cut-offs, and days on which nothing is delivered. */
export class TakeOrders1764600200000 implements MigrationInterface {
  readonly name = 'TakeOrders1764600200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA delivery CASCADE');
  }
}
