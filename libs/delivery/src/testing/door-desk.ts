import { randomUUID } from 'node:crypto';
import { businessDateAt } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { openDeliveredMeals } from '../../../canteen/src/testing/open-delivered-meals.js';
import { DispatchService } from '../outcome/dispatch.service.js';
import type { EndStopDto } from '../outcome/outcome.dto.js';
import { OutcomeService } from '../outcome/outcome.service.js';
import { clientId, openOrderDesk, type OrderDesk } from './order-desk.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** A volunteer on the road: their account, and the orders of their route in order. */
export interface Carrier {
  readonly scope: Scope;
  readonly volunteerId: string;
  readonly routeId: string;
  readonly stops: readonly { readonly stopId: string; readonly orderId: string; readonly residentId: string }[];
}

/** A kitchen whose lunch of today is published. */
export interface PublishedLunch {
  readonly facilityId: string;
  readonly operator: Scope;
  readonly runId: string;
  readonly carriers: readonly Carrier[];
}

/** What tests of outcomes begin with. */
export interface DoorDesk extends OrderDesk {
  readonly outcomes: OutcomeService;
  readonly dispatches: DispatchService;
  /** Another kitchen of the home town with so many volunteers, each with so many doors. */
  readonly lunch: (volunteers: number, doors: number) => Promise<PublishedLunch>;
  /** Sends a carrier's route out a minute ago; its food may be handed over for so many more seconds. */
  readonly leave: (lunch: PublishedLunch, carrier: Carrier, freshSeconds?: number) => Promise<void>;
}

export const TODAY = businessDateAt(new Date());

export async function openDoorDesk(): Promise<DoorDesk> {
  const desk = await openOrderDesk();
  const { database } = desk.test;
  const dispatches = new DispatchService(database);
  return {
    ...desk,
    dispatches,
    outcomes: new OutcomeService(database, openDeliveredMeals(database)),
    lunch: (volunteers, doors) => publishLunch(desk, volunteers, doors),
    leave: async ({ operator }, { routeId }, freshSeconds = 3_600) => {
      const cookedAt = new Date(Date.now() + freshSeconds * SECOND_MS - 240 * MINUTE_MS).toISOString();
      const leftAt = new Date(Date.now() - MINUTE_MS).toISOString();
      await dispatches.leave(operator, routeId, { clientId: clientId(), boxes: 1, celsius: 72, cookedAt, leftAt });
    },
  };
}

/** Handed over to the elder, or what else. */
export function atDoor(changes: Partial<EndStopDto> = {}): EndStopDto {
  const kind = changes.kind ?? 'delivered';
  return {
    ...{ clientId: clientId(), kind, happenedAt: new Date().toISOString(), deviceId: randomUUID(), offline: false },
    ...(kind === 'delivered' && { handover: 'in_person' as const }),
    ...changes,
  };
}

/** As planning and publishing leave them; stored by the owner, whom no rule of planning binds. */
async function publishLunch(desk: OrderDesk, volunteers: number, doors: number): Promise<PublishedLunch> {
  const facilityId = randomUUID();
  const operator: Scope = { ...desk.scopeOf(desk.home, 'operator'), facilityId };
  await storeKitchen(desk, facilityId);
  const { owner } = desk.test;
  await owner.query('SET session_replication_role = replica');
  const { districtCode, code } = desk.home;
  const place = [districtCode, code, facilityId];
  const { rows: runs } = await owner.query<{ id: string }>(
    `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, state, planned_at, ways, figures, published_at,
       published_by, account_id) VALUES ($1, $2, $3, $4, 'lunch', 'published', now(), 'straight', '{}', now(), $5, $5) RETURNING id`,
    [...place, TODAY, operator.accountId],
  );
  const runId = runs[0]?.id ?? '';
  await owner.query(
    `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
     VALUES ($3, $4, 'lunch', $1, $2, $5, now() - interval '1 hour')`,
    [...place, TODAY, volunteers * doors],
  );
  const carriers: Carrier[] = [];
  for (let no = 0; no < volunteers; no += 1) {
    carriers.push(await storeCarrier(desk, { facilityId, runId, first: no * doors, doors, no }));
  }
  await owner.query('RESET session_replication_role');
  return { facilityId, operator, runId, carriers };
}

async function storeKitchen({ test: { owner }, home }: OrderDesk, facilityId: string): Promise<void> {
  await owner.query(
    `INSERT INTO meal_point.facilities (id, code, district_code, town_code, village_code, organisation_id, tier, name, longitude, latitude, seats,
       opened_on)
     SELECT $2::uuid, 'F-' || upper(right($2::text, 8)), district_code, town_code, village_code, organisation_id, tier, name || right($2::text, 8), longitude,
       latitude, seats, opened_on FROM meal_point.facilities WHERE id = $1`,
    [home.facilityId, facilityId],
  );
  await owner.query(
    `INSERT INTO canteen.menu_items (district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
     SELECT district_code, town_code, $2::uuid, slot, kind, name, price_fen, valid_from FROM canteen.menu_items WHERE facility_id = $1`,
    [home.facilityId, facilityId],
  );
  await owner.query(
    `INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen, packaging_fen,
       delivery_fen)
     SELECT district_code, town_code, $2::uuid, valid_from, ingredients_fen, labour_fen, energy_fen, packaging_fen, delivery_fen
     FROM canteen.cost_cards WHERE facility_id = $1`,
    [home.facilityId, facilityId],
  );
}

interface Round {
  readonly facilityId: string;
  readonly runId: string;
  readonly first: number;
  readonly doors: number;
  readonly no: number;
}

async function storeCarrier(desk: OrderDesk, { facilityId, runId, first, doors, no }: Round): Promise<Carrier> {
  const { test, home } = desk;
  const { owner } = test;
  const volunteer = desk.scopeOf(home, 'volunteer');
  const { rows: accounts } = await owner.query<{ id: string; volunteer: string; route: string }>(
    `WITH a AS (INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
       SELECT 'carrier-' || uuidv7(), '送餐员', password_hash, role, district_code, town_code FROM identity.accounts WHERE id = $1 RETURNING *),
     v AS (INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
       SELECT a.district_code, a.town_code, '2026-01-01', $2, $3, now(), a.id FROM a RETURNING *),
     r AS (INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published)
       SELECT $4, v.district_code, v.town_code, $5, v.id, 1, 'ebike', 20, now() + $6 * interval '1 day', now() + $6 * interval '1 day' + interval '1 hour',
         true FROM v RETURNING *)
     SELECT a.id, v.id AS volunteer, r.id AS route FROM a, v, r`,
    [
      ...[volunteer.accountId, desk.scopeOf(home, 'operator').accountId, desk.scopeOf(home, 'town_official').accountId],
      ...[runId, facilityId, no],
    ],
  );
  const [account] = accounts;
  if (!account) throw new Error('no carrier');
  const { id, volunteer: volunteerId, route: routeId } = account;
  const { rows: stops } = await owner.query<Carrier['stops'][number]>(
    `WITH n AS (SELECT generate_series(1, $6::int) AS no, uuidv7() AS resident, uuidv7() AS ordered),
     p AS (INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone)
       SELECT n.resident, r.district_code, r.town_code, r.village_code, '陈阿' || n.no, 'chena', 'ca', 'female', r.birth_date, r.phone
       FROM n, registry.residents r WHERE r.id = $1),
     h AS (INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
       SELECT n.resident, g.district_code, g.town_code, g.registered_division, g.valid_from FROM n, registry.household_registrations g
       WHERE g.resident_id = $1),
     o AS (INSERT INTO delivery.orders (id, district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
         payment_method, handover, state, menu_item_id, price_fen, label_no, client_id, body_hash)
       SELECT n.ordered, $2, $3, $4, $3, n.resident, n.resident, $5, 'lunch', 'cash', 'in_person', 'frozen', i.id, i.price_fen, $9 + n.no,
         uuidv7(), sha256('') FROM n, canteen.menu_items i WHERE i.facility_id = $4 AND i.slot = 'lunch'),
     s AS (INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
       SELECT $7, $2, $3, $4, n.ordered, n.resident, $8, n.no, now(), now() + interval '1 hour' FROM n RETURNING id, order_id, position)
     SELECT s.id AS "stopId", s.order_id AS "orderId", n.resident AS "residentId" FROM s JOIN n ON n.ordered = s.order_id ORDER BY s.position`,
    [home.residents[0].id, home.districtCode, home.code, facilityId, TODAY, doors, runId, routeId, first],
  );
  return { scope: { ...volunteer, accountId: id }, volunteerId, routeId, stops };
}
