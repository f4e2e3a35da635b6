import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLACE = `
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,`;
const OF_RUN = `
    FOREIGN KEY (run_id, facility_id, town_code, district_code) REFERENCES delivery.runs (id, facility_id, town_code, district_code)`;
const SKILLS = `ARRAY['kitchen_help', 'cooking', 'serving', 'driving', 'e_bike', 'first_aid', 'dialect', 'health_certificate']`;

const RUNS = `
  CREATE TABLE delivery.runs (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE}
    business_date date NOT NULL,
    slot text NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'planning', 'planned', 'published', 'dispatched', 'closed', 'cancelled')),
    version int NOT NULL DEFAULT 1 CHECK (version > 0),
    plan_asked text CHECK (plan_asked IN ('fresh', 'repair')),
    plan_problem text CHECK (plan_problem IN ('no_carriers', 'no_stops', 'failed')),
    seed int NOT NULL DEFAULT 1 CHECK (seed BETWEEN 1 AND 1000000),
    iterations int NOT NULL DEFAULT 20000 CHECK (iterations BETWEEN 1 AND 1000000),
    budget_seconds int NOT NULL DEFAULT 10 CHECK (budget_seconds BETWEEN 1 AND 20),
    ways text CHECK (ways IN ('network', 'straight')),
    figures jsonb,
    violations jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(violations) = 'array'),
    account_id uuid REFERENCES identity.accounts (id),
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    planned_at timestamptz,
    published_by uuid REFERENCES identity.accounts (id),
    published_at timestamptz,
    dispatched_at timestamptz,
    closed_at timestamptz,
    cancelled_by uuid REFERENCES identity.accounts (id),
    cancelled_at timestamptz,
    cancel_reason text CHECK (cancel_reason <> '' AND length(cancel_reason) <= 200),
    UNIQUE (id, facility_id, town_code, district_code),
    CONSTRAINT runs_planning_asked CHECK ((state = 'planning') = (coalesce(plan_asked, '') = 'fresh')),
    CONSTRAINT runs_repair_asked CHECK (coalesce(plan_asked, '') <> 'repair' OR state IN ('published', 'dispatched')),
    CONSTRAINT runs_planned_whole CHECK (num_nonnulls(planned_at, ways, figures) IN (0, 3)
      AND (planned_at IS NOT NULL OR state NOT IN ('planned', 'published', 'dispatched', 'closed'))),
    CONSTRAINT runs_published_whole CHECK (num_nonnulls(published_at, published_by) IN (0, 2)
      AND (published_at IS NOT NULL OR state NOT IN ('published', 'dispatched', 'closed'))),
    CONSTRAINT runs_dispatched_whole CHECK (dispatched_at IS NOT NULL OR state NOT IN ('dispatched', 'closed')),
    CONSTRAINT runs_closed_whole CHECK ((closed_at IS NOT NULL) = (state = 'closed')),
    CONSTRAINT runs_cancelled_whole CHECK (num_nonnulls(cancelled_at, cancel_reason) = CASE state WHEN 'cancelled' THEN 2 ELSE 0 END),
    CONSTRAINT runs_frozen FOREIGN KEY (facility_id, business_date, slot) REFERENCES delivery.freezes (facility_id, business_date, slot),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE UNIQUE INDEX runs_one_of_a_slot ON delivery.runs (facility_id, business_date, slot) WHERE state <> 'cancelled';
  CREATE INDEX runs_day ON delivery.runs (district_code, business_date);
  COMMENT ON TABLE delivery.runs IS 'Bringing what a kitchen cooked for a slot to the doors: planned, looked over, published, sent out, closed.';
  COMMENT ON COLUMN delivery.runs.version IS 'One more with every change of the row: what was read before a change cannot be stored after it.';
  COMMENT ON COLUMN delivery.runs.plan_asked IS 'A plan is being made: a fresh one, or one that leaves what is published as far as it can.';
  COMMENT ON COLUMN delivery.runs.ways IS 'network: along ways of the walking network; straight: straight lines times 1.4, where there is none.';
  COMMENT ON COLUMN delivery.runs.violations IS 'Limits that the plan breaks after changes by hand; a run with any is not published.';

  CREATE TABLE delivery.run_progress (
    run_id uuid PRIMARY KEY,
    ${PLACE}
    percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ${OF_RUN}
  );
  COMMENT ON TABLE delivery.run_progress IS 'How far the search for a plan has come, written beside its transaction.';

  CREATE TABLE delivery.run_ways (
    run_id uuid PRIMARY KEY,
    ${PLACE}
    stop_ids uuid[] NOT NULL,
    places_sha256 bytea NOT NULL CHECK (octet_length(places_sha256) = 32),
    ways text NOT NULL CHECK (ways IN ('network', 'straight')),
    metres bytea NOT NULL,
    CONSTRAINT run_ways_square CHECK (octet_length(metres) = 4 * (cardinality(stop_ids) + 1) ^ 2),
    ${OF_RUN}
  );
  COMMENT ON TABLE delivery.run_ways IS
    'Metres between the kitchen (first) and the doors of a run, row by row, int32 little-endian: changes by hand are timed at once.';
  COMMENT ON COLUMN delivery.run_ways.places_sha256 IS 'Of where all of them are: a door that was put right is measured anew.';`;

const ROUTES = `
  CREATE TABLE delivery.run_crew (
    run_id uuid NOT NULL,
    volunteer_id uuid NOT NULL REFERENCES volunteering.volunteers (id),
    ${PLACE}
    comes boolean NOT NULL,
    no_show boolean NOT NULL DEFAULT false,
    account_id uuid REFERENCES identity.accounts (id),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run_id, volunteer_id),
    CONSTRAINT run_crew_no_show_is_out CHECK (NOT (comes AND no_show)),
    ${OF_RUN}
  );
  COMMENT ON TABLE delivery.run_crew IS 'Whom the operator put into a run or took out of it, whatever their availability says.';

  CREATE TABLE delivery.routes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    run_id uuid NOT NULL,
    ${PLACE}
    volunteer_id uuid NOT NULL REFERENCES volunteering.volunteers (id),
    trip int NOT NULL CHECK (trip BETWEEN 1 AND 9),
    mode text NOT NULL CHECK (mode IN ('walk', 'ebike', 'car')),
    boxes int NOT NULL CHECK (boxes > 0),
    leaves_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at >= leaves_at),
    published boolean NOT NULL DEFAULT false,
    departed_at timestamptz,
    withdrawn_at timestamptz,
    UNIQUE (id, run_id),
    CONSTRAINT routes_trip_once UNIQUE (run_id, volunteer_id, trip),
    CONSTRAINT routes_in_one_place EXCLUDE USING gist (volunteer_id WITH =, tstzrange(leaves_at, ends_at) WITH &&)
      WHERE (published AND withdrawn_at IS NULL) DEFERRABLE INITIALLY DEFERRED,
    ${OF_RUN}
  );
  COMMENT ON TABLE delivery.routes IS 'One trip of one volunteer out of the kitchen; whoever goes twice has two.';
  COMMENT ON COLUMN delivery.routes.boxes IS 'How many portions the volunteer can carry.';
  COMMENT ON COLUMN delivery.routes.withdrawn_at IS 'Nothing is left on it; a plan that needs the trip again takes it up again.';
  COMMENT ON CONSTRAINT routes_in_one_place ON delivery.routes IS 'Nobody is sent out by two kitchens, or twice by one, at the same time.';

  CREATE TABLE delivery.stops (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    run_id uuid NOT NULL,
    ${PLACE}
    order_id uuid NOT NULL REFERENCES delivery.orders (id),
    person_id uuid NOT NULL,
    route_id uuid,
    position int CHECK (position > 0),
    arrives_at timestamptz,
    use_by timestamptz,
    unserved text CHECK (unserved IN ('not_planned', 'no_place', 'limits', 'taken_out')),
    explanation jsonb,
    locked boolean NOT NULL DEFAULT false,
    last_volunteer_id uuid REFERENCES volunteering.volunteers (id),
    service_seconds int NOT NULL DEFAULT 120 CHECK (service_seconds BETWEEN 10 AND 1800),
    window_from time,
    window_to time,
    skills text[] NOT NULL DEFAULT '{}' CHECK (skills <@ ${SKILLS}),
    withdrawn_at timestamptz,
    CONSTRAINT stops_placed_whole CHECK (num_nonnulls(route_id, position, arrives_at, use_by) IN (0, 4)),
    CONSTRAINT stops_served_or_told CHECK (CASE WHEN withdrawn_at IS NOT NULL THEN route_id IS NULL ELSE (route_id IS NULL) = (unserved IS NOT NULL) END),
    CONSTRAINT stops_lock_needs_route CHECK (NOT locked OR route_id IS NOT NULL),
    CONSTRAINT stops_window_in_order CHECK (window_from < window_to AND num_nonnulls(window_from, window_to) IN (0, 2)),
    CONSTRAINT stops_position_once UNIQUE (route_id, position) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (route_id, run_id) REFERENCES delivery.routes (id, run_id),
    ${OF_RUN}
  );
  CREATE UNIQUE INDEX stops_one_live ON delivery.stops (order_id) WHERE withdrawn_at IS NULL;
  CREATE INDEX stops_run ON delivery.stops (run_id);
  CREATE INDEX stops_person ON delivery.stops (person_id, facility_id);
  COMMENT ON TABLE delivery.stops IS 'An order at its door: on a route at a place in it, or told why nobody comes.';
  COMMENT ON COLUMN delivery.stops.arrives_at IS 'When it is handed over by the plan.';
  COMMENT ON COLUMN delivery.stops.use_by IS 'The last moment it may be handed over: so long after leaving the kitchen as the kitchen set.';
  COMMENT ON COLUMN delivery.stops.unserved IS 'not_planned: nobody looked yet; no_place: nobody knows where; limits: see explanation; taken_out: by hand.';
  COMMENT ON COLUMN delivery.stops.last_volunteer_id IS 'Who came to this door a week before, or the last time before.';
  COMMENT ON COLUMN delivery.stops.window_from IS 'When somebody is at home; as service_seconds and skills kept for the next run.';

  CREATE TABLE delivery.run_changes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    run_id uuid NOT NULL,
    ${PLACE}
    version int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('opened', 'asked', 'planned', 'plan_cancelled', 'moved', 'locked', 'unlocked', 'reordered', 'taken_out',
      'door_set', 'volunteer_in', 'volunteer_out', 'no_show', 'published', 'repaired', 'cancelled')),
    order_id uuid REFERENCES delivery.orders (id),
    volunteer_id uuid REFERENCES volunteering.volunteers (id),
    account_id uuid REFERENCES identity.accounts (id),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ${OF_RUN}
  );
  CREATE INDEX run_changes_run ON delivery.run_changes (run_id);
  COMMENT ON TABLE delivery.run_changes IS 'What was done to a run, by whom.';`;

const TABLES = ['run_changes', 'stops', 'routes', 'run_crew', 'run_ways', 'run_progress', 'runs'] as const;

/** 送餐路线: runs of a kitchen with their routes and stops. */
export class PlanRuns1764701100000 implements MigrationInterface {
  readonly name = 'PlanRuns1764701100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(RUNS);
    await queryRunner.query(ROUTES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ${TABLES.map((table) => `delivery.${table}`).join(', ')}`);
  }
}
