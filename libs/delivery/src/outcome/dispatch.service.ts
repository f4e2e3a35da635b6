import { Injectable } from '@nestjs/common';
import { placeInScope } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import type {
  ClosedRunDto,
  DispatchDto,
  DispatchRouteDto,
  OwnDoorDto,
  OwnDoorListDto,
  ProgressDto,
  ProgressOrderDto,
  ProgressQueryDto,
} from './outcome.dto.js';
import { navigationUrl } from './navigation-url.js';
import { OutcomeErrors, refusingOutcome } from './outcome.errors.js';

const SHOWN = `d.route_id AS "routeId", d.run_id AS "runId", d.boxes, d.portions, d.celsius, d.cooked_at AS "cookedAt", d.use_by AS "useBy",
  d.left_at AS "leftAt"`;
const EARLIER = `SELECT ${SHOWN}, encode(d.body_hash, 'hex') AS "bodyHash" FROM delivery.dispatches d WHERE d.facility_id = $1 AND d.client_id = $2`;
const ROUTE = `SELECT r.facility_id AS "facilityId", (SELECT min(e.happened_at) FROM canteen.standing_production e WHERE e.facility_id = r.facility_id
    AND e.business_date = r.business_date AND e.slot = r.slot AND e.kind = 'cooked') AS "cookedAt"
  FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id WHERE t.id = $1 AND ($2::uuid IS NULL OR r.facility_id = $2)`;
// Places, portions and use-by are the trigger's.
const LEAVE = `INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by,
    left_at, client_id, body_hash, account_id)
  SELECT t.id, t.run_id, t.district_code, t.town_code, t.facility_id, $2, 1, $3, $4, $4, $5, $6, decode($7, 'hex'), platform.scope_account()
  FROM delivery.routes t WHERE t.id = $1`;
const OWN = `SELECT s.stop_id AS "stopId", s.route_id AS "routeId", s.run_id AS "runId", s.facility_name AS "facilityName",
    s.business_date AS "businessDate", s.slot, s.trip, s.leaves_at AS "leavesAt", e.left_at AS "leftAt", e.celsius, s.position, s.arrives_at AS "arrivesAt",
    coalesce(e.use_by, s.use_by) AS "useBy", coalesce(e.left_at, s.leaves_at) + make_interval(mins => u.most_minutes) AS "doorBy", s.label_no AS "labelNo", s.name, s.phone, s.village_name AS "villageName", s.line,
    s.door_note AS "doorNote", s.longitude, s.latitude, s.handover, s.handover_note AS "handoverNote", e.kind, c.kind AS closure,
    k.phone AS "kitchenPhone"
  FROM delivery.own_route_stops() s JOIN delivery.own_stop_ends() e ON e.stop_id = s.stop_id
  CROSS JOIN LATERAL delivery.rule_on(s.facility_id, s.slot, s.business_date) u
  LEFT JOIN delivery.own_kitchen_phones() k ON k.facility_id = s.facility_id
  LEFT JOIN delivery.own_stop_closures() c ON c.stop_id = s.stop_id ORDER BY s.leaves_at, s.route_id, s.position`;
const STANDING = `SELECT v.state FROM volunteering.volunteers v WHERE v.account_id = platform.scope_account()`;
const RUN = `SELECT id AS "runId", state FROM delivery.runs WHERE facility_id = $1 AND business_date = $2 AND slot = $3 AND state <> 'cancelled'`;
const ORDERS = `SELECT o.id AS "orderId", o.label_no AS "labelNo", s.route_id AS "routeId", s.arrives_at AS "arrivesAt", d.use_by AS "useBy",
    d.left_at AS "leftAt", d.left_at + make_interval(mins => u.most_minutes) AS "doorBy", x.kind, x.happened_at AS "happenedAt", x.meal_id AS "mealId"
  FROM delivery.orders o LEFT JOIN delivery.stops s ON s.order_id = o.id AND s.withdrawn_at IS NULL
  LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
  CROSS JOIN LATERAL delivery.rule_on(o.facility_id, o.slot, o.business_date) u
  LEFT JOIN LATERAL (SELECT * FROM delivery.outcomes y WHERE y.order_id = o.id ORDER BY y.seq DESC LIMIT 1) x ON true
  WHERE o.facility_id = $1 AND o.business_date = $2 AND o.slot = $3 AND o.state = 'frozen' ORDER BY o.label_no`;

/** 发车: routes that leave the kitchen, how far they are, and the end of a run. */
@Injectable()
export class DispatchService {
  constructor(private readonly database: Database) {}

  /**
   * Sends a published route out, once.
   * @throws OUTCOME.ROUTE_NOT_FOUND, COOKED_AT_NEEDED, NOT_PUBLISHED, NOT_FRESH, NOT_THAT_DAY, CLIENT_ID_CLASH
   */
  async leave(scope: Scope, routeId: string, draft: DispatchRouteDto): Promise<DispatchDto> {
    const bodyHash = hashBody({ routeId, ...draft });
    return refusingOutcome(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`dispatch of ${routeId}`]);
        const [route] = await tx.query<{ facilityId: string; cookedAt: Date | null }[]>(ROUTE, [
          routeId,
          scope.facilityId,
        ]);
        if (!route) throw OutcomeErrors.ROUTE_NOT_FOUND();
        const [earlier] = await tx.query<(DispatchDto & { bodyHash: string })[]>(EARLIER, [
          route.facilityId,
          draft.clientId,
        ]);
        if (earlier) {
          const { bodyHash: before, ...dispatch } = earlier;
          if (before !== bodyHash) throw OutcomeErrors.CLIENT_ID_CLASH();
          return dispatch;
        }
        const cookedAt = draft.cookedAt ?? route.cookedAt;
        if (cookedAt === null) throw OutcomeErrors.COOKED_AT_NEEDED();
        await tx.query(LEAVE, [
          routeId,
          draft.boxes,
          draft.celsius,
          cookedAt,
          draft.leftAt ?? new Date(),
          draft.clientId,
          bodyHash,
        ]);
        const [left] = await tx.query<[DispatchDto]>(
          `SELECT ${SHOWN} FROM delivery.dispatches d WHERE d.route_id = $1`,
          [routeId],
        );
        return left;
      }),
    );
  }

  /** The orders of a slot with what became of each. @throws OUTCOME.FACILITY_NOT_IN_SCOPE */
  async progress(scope: Scope, { facilityId, businessDate, slot }: ProgressQueryDto): Promise<ProgressDto> {
    return this.database.scoped(scope, async (tx) => {
      const named = facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, named, OutcomeErrors.FACILITY_NOT_IN_SCOPE);
      const [run] = await tx.query<{ runId: string; state: string }[]>(RUN, [id, businessDate, slot]);
      const items = await tx.query<ProgressOrderDto[]>(ORDERS, [id, businessDate, slot]);
      return {
        ...{ runId: run?.runId ?? null, state: run?.state ?? null, orders: items.length },
        open: items.filter(({ kind }) => kind === null).length,
        delivered: items.filter(({ kind }) => kind === 'delivered').length,
        items,
      };
    });
  }

  /** Closes a run whose every order has its outcome; again, it answers the same. @throws OUTCOME.RUN_NOT_FOUND, NOT_DISPATCHED, NOT_ALL_ENDED */
  async close(scope: Scope, runId: string): Promise<ClosedRunDto> {
    return refusingOutcome(() =>
      this.database.scoped(scope, async (tx) => {
        const [run] = await tx.query<{ state: string }[]>(
          `SELECT state FROM delivery.runs WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2) FOR NO KEY UPDATE`,
          [runId, scope.facilityId],
        );
        if (!run) throw OutcomeErrors.RUN_NOT_FOUND();
        if (run.state !== 'closed') await closeRun(tx, runId, run.state);
        const [closed] = await tx.query<[{ closedAt: Date }]>(
          `SELECT closed_at AS "closedAt" FROM delivery.runs WHERE id = $1`,
          [runId],
        );
        return { runId, ...closed };
      }),
    );
  }

  /** What a volunteer still has to do today. */
  async own(scope: Scope): Promise<OwnDoorListDto> {
    return this.database.scoped(scope, async (tx) => {
      const stops = await tx.query<Omit<OwnDoorDto, 'navigationUrl'>[]>(OWN);
      const [own] = await tx.query<{ state: string }[]>(STANDING);
      const items = stops.map((stop) => ({ ...stop, navigationUrl: navigationUrl(stop) }));
      return { now: new Date(), items, resting: own !== undefined && own.state !== 'active' };
    });
  }
}

async function closeRun(tx: Tx, runId: string, state: string): Promise<void> {
  if (state !== 'dispatched') throw OutcomeErrors.NOT_DISPATCHED();
  await tx.query(
    `UPDATE delivery.runs SET state = 'closed', closed_at = clock_timestamp(), plan_asked = NULL, version = version + 1 WHERE id = $1`,
    [runId],
  );
}
