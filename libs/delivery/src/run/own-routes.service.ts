import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import type { OwnRouteDto, OwnRouteListDto, OwnStopDto } from './own-routes.dto.js';

const OWN = `SELECT route_id AS "routeId", run_id AS "runId", facility_id AS "facilityId", facility_name AS "facilityName",
    business_date AS "businessDate", slot, trip, leaves_at AS "leavesAt", stop_id AS "stopId", position, arrives_at AS "arrivesAt", use_by AS "useBy",
    label_no AS "labelNo", name, phone, village_name AS "villageName", line, door_note AS "doorNote", longitude, latitude, handover,
    handover_note AS "handoverNote" FROM delivery.own_route_stops()`;

type OwnRow = Omit<OwnRouteDto, 'stops'> & OwnStopDto;

/** What a volunteer brings today. */
@Injectable()
export class OwnRoutesService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<OwnRouteListDto> {
    const rows = await this.database.scoped(scope, (tx) => tx.query<OwnRow[]>(OWN));
    const routes = new Map<string, OwnRouteDto>();
    for (const { routeId, runId, facilityId, facilityName, businessDate, slot, trip, leavesAt, ...stop } of rows) {
      const head = { routeId, runId, facilityId, facilityName, businessDate, slot, trip, leavesAt, stops: [] };
      const route = routes.get(routeId) ?? head;
      route.stops.push(stop);
      routes.set(routeId, route);
    }
    return { items: [...routes.values()] };
  }
}
