import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { CalendarReader, placeInScope } from '@nuancan/meal-point';
import { sendMessage } from '@nuancan/messaging';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../delivery-refusal.js';
import { DeliveryErrors } from '../delivery.errors.js';
import type { VisitFinding } from '../delivery-words.js';
import { HORIZON_DAYS, placeStandingOrders } from '../standing-order/place-standing-orders.js';
import type {
  CloseDeliveriesDto,
  ClosureDto,
  ClosureListDto,
  ClosureQueryDto,
  ClosureVisitDto,
  ClosureVisitListDto,
  LiftClosureDto,
} from './closure.dto.js';

const LISTED_DAYS = 62;
const COLUMNS = `c.id, c.facility_id AS "facilityId", c.town_code AS "townCode", c.business_date AS "businessDate", c.slot, c.kind, c.reason,
  (SELECT count(*)::int FROM delivery.orders o WHERE o.closure_id = c.id) AS cancelled, v.dependants, v.unvisited,
  c.closed_at AS "closedAt", c.lifted_at AS "liftedAt"`;
const FROM = `FROM delivery.closures c CROSS JOIN LATERAL (SELECT count(*)::int AS dependants,
  count(*) FILTER (WHERE v.visited_at IS NULL)::int AS unvisited FROM delivery.closure_visits v WHERE v.closure_id = c.id) v`;

const CLOSE = `INSERT INTO delivery.closures (district_code, town_code, facility_id, business_date, slot, kind, reason, client_id, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, $7, platform.scope_account()) ON CONFLICT (client_id) DO NOTHING RETURNING id`;

const VISITS = `SELECT v.resident_id AS "residentId", n.name AS "residentName", n.phone, n.village_name AS "villageName", v.grade,
    v.lives_alone AS "livesAlone", v.finding, v.visited_at AS "visitedAt", identity.name_of(v.visited_by) AS "visitedByName"
  FROM delivery.closure_visits v CROSS JOIN LATERAL delivery.visited_face(v.closure_id, v.resident_id) n
  WHERE v.closure_id = $1 AND ($2::uuid IS NULL OR v.resident_id = $2)
  ORDER BY v.visited_at IS NOT NULL, array_position(ARRAY['total', 'severe', 'moderate'], v.grade) NULLS LAST, n.village_name, n.name`;

/** 停送: typhoon, heat, a kitchen that cannot cook. Orders are cancelled at once, and who depends on them is listed. */
@Injectable()
export class ClosureService {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** What was closed from a day on, over two months. */
  async list(scope: Scope, query: ClosureQueryDto): Promise<ClosureListDto> {
    const from = query.from === undefined ? businessDateAt(new Date()) : parseBusinessDate(query.from);
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<ClosureDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE c.district_code = platform.scope_district() AND c.business_date BETWEEN $1 AND $2
         ORDER BY c.business_date DESC, c.id DESC`,
        [from, addDays(from, LISTED_DAYS)],
      ),
    }));
  }

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE, DAY_OVER, CLIENT_ID_CLASH */
  async close(scope: Scope, draft: CloseDeliveriesDto): Promise<ClosureDto> {
    const day = parseBusinessDate(draft.businessDate);
    if (day < businessDateAt(new Date())) throw DeliveryErrors.DAY_OVER();
    return this.database.scoped(scope, async (tx) => {
      const place = await closedPlace(tx, scope, draft);
      const [closed] = await tx.query<{ id: string }[]>(CLOSE, [
        ...[place.townCode, place.facilityId, day, draft.slot ?? null, draft.kind, draft.reason, draft.clientId],
      ]);
      const [earlier] = await tx.query<ClosureDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE c.client_id = $1 AND c.business_date = $2 AND c.slot IS NOT DISTINCT FROM $3
           AND c.town_code IS NOT DISTINCT FROM $4 AND c.facility_id IS NOT DISTINCT FROM $5 AND c.kind = $6 AND c.reason = $7`,
        [draft.clientId, day, draft.slot ?? null, place.townCode, place.facilityId, draft.kind, draft.reason],
      );
      if (!closed && !earlier) throw DeliveryErrors.CLIENT_ID_CLASH();
      if (!closed) return earlier as ClosureDto;
      const made = await read(tx, closed.id);
      await tell(tx, 'closure.closed', made);
      return made;
    });
  }

  /** Orders stand again where there is still time, and what standing orders would have asked for meanwhile is placed. @throws DELIVERY.CLOSURE_NOT_FOUND, CLOSURE_LIFTED */
  async lift(scope: Scope, id: string, { reason }: LiftClosureDto): Promise<ClosureDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [lifted] = await tx.query<[{ day: BusinessDate }[], number]>(
          `UPDATE delivery.closures SET lifted_by = platform.scope_account(), lifted_at = clock_timestamp(), lift_reason = $2
           WHERE id = $1 RETURNING business_date AS day`,
          [id, reason],
        );
        const [closed] = lifted;
        if (!closed) throw DeliveryErrors.CLOSURE_NOT_FOUND();
        // The night has passed over days that were closed then; later ones it still comes to.
        if (closed.day <= addDays(businessDateAt(new Date()), HORIZON_DAYS)) {
          await placeStandingOrders(tx, this.calendar, { from: closed.day, days: 0 });
        }
        const stands = await read(tx, id);
        await tell(tx, 'closure.lifted', stands);
        return stands;
      }),
    );
  }

  /** Of those in scope. @throws DELIVERY.CLOSURE_NOT_FOUND */
  async visits(scope: Scope, id: string): Promise<ClosureVisitListDto> {
    return this.database.scoped(scope, async (tx) => {
      const { townCode } = await read(tx, id);
      const items = await tx.query<ClosureVisitDto[]>(VISITS, [id, null]);
      const elsewhere = townCode !== null && scope.townCode !== null && townCode !== scope.townCode;
      if (elsewhere && items.length === 0) throw DeliveryErrors.CLOSURE_NOT_FOUND();
      return { items };
    });
  }

  /** Somebody went there; what was found last stands. @throws DELIVERY.VISIT_NOT_FOUND */
  async visited(scope: Scope, id: string, residentId: string, finding: VisitFinding): Promise<ClosureVisitDto> {
    return this.database.scoped(scope, async (tx) => {
      const [noted] = await tx.query<[unknown[], number]>(
        `UPDATE delivery.closure_visits SET visited_by = platform.scope_account(), visited_at = clock_timestamp(), finding = $3
         WHERE closure_id = $1 AND resident_id = $2 RETURNING resident_id`,
        [id, residentId, finding],
      );
      const [visit] = await tx.query<ClosureVisitDto[]>(VISITS, [id, residentId]);
      if (noted.length === 0 || !visit) throw DeliveryErrors.VISIT_NOT_FOUND();
      return visit;
    });
  }
}

/** Kitchens and towns that it is of: each of them, and the officials above. */
async function tell(tx: Tx, kind: 'closure.closed' | 'closure.lifted', closure: ClosureDto): Promise<void> {
  const { id, townCode, facilityId, businessDate, slot } = closure;
  const [place] = await tx.query<{ name: string }[]>(
    `SELECT coalesce((SELECT name FROM meal_point.facilities WHERE id = $1), (SELECT name FROM registry.towns WHERE code = $2)) AS name`,
    [facilityId, townCode],
  );
  await sendMessage(tx, {
    ...{ kind, aboutId: id, to: ['operator', 'town_official'], townCode, facilityId, slot },
    ...{ businessDate: parseBusinessDate(businessDate), placeName: place?.name ?? null },
  });
}

/** An operator closes their kitchen, a town official a kitchen of the town or all of them, the district any or all. */
async function closedPlace(
  tx: Tx,
  scope: Scope,
  { facilityId = scope.facilityId ?? undefined, townCode }: CloseDeliveriesDto,
): Promise<{ townCode: string | null; facilityId: string | null }> {
  if (facilityId !== undefined) {
    const place = await placeInScope(tx, scope, facilityId, DeliveryErrors.FACILITY_NOT_IN_SCOPE);
    return { townCode: place.townCode, facilityId: place.id };
  }
  const town = townCode ?? scope.townCode;
  if (scope.townCode !== null && town !== scope.townCode) throw DeliveryErrors.FACILITY_NOT_IN_SCOPE();
  const known = await tx.query<unknown[]>('SELECT FROM registry.towns WHERE code = $1', [town]);
  if (town !== null && known.length === 0) throw DeliveryErrors.FACILITY_NOT_IN_SCOPE();
  return { townCode: town, facilityId: null };
}

async function read(tx: Tx, id: string): Promise<ClosureDto> {
  const [closure] = await tx.query<ClosureDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`, [id]);
  if (!closure) throw DeliveryErrors.CLOSURE_NOT_FOUND();
  return closure;
}
