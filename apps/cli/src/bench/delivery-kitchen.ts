import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import { RunPlanner } from '@nuancan/delivery';
import { Database, systemScope } from '@nuancan/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { BenchHttp } from './bench-http.js';
import { ORDERS, type BenchKitchen, type DeliveryDistrict } from './delivery-district.js';

/** What the operator sees of a run. */
export interface SeenRun {
  readonly runId: string;
  readonly version: number;
  readonly state: string;
  readonly ways: string | null;
  readonly figures: {
    readonly served: number;
    readonly unserved: number;
    readonly volunteers: number;
    readonly trips: number;
    readonly metres: number;
    readonly knownDoors: number;
    readonly sameFace: number;
    readonly planMs: number;
  };
  readonly longitude: number;
  readonly latitude: number;
  readonly stops: readonly {
    readonly stopId: string;
    readonly orderId: string;
    readonly routeId: string | null;
    readonly position: number;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  readonly routes: readonly { readonly routeId: string; readonly volunteerId: string; readonly leavesAt: string }[];
  readonly crew: readonly { readonly volunteerId: string }[];
}

const RUNS = '/v1/delivery-runs';

/** A kitchen's operator at the api, and the worker's planner beside. */
export class DeliveryKitchen {
  /** Who gets the meal of an order. */
  readonly residentOf = new Map<string, string>();

  private constructor(
    readonly http: BenchHttp,
    private readonly district: DeliveryDistrict,
    private readonly kitchen: BenchKitchen,
    private readonly services: INestApplicationContext,
  ) {}

  static async open(
    port: number,
    district: DeliveryDistrict,
    kitchen: BenchKitchen,
    services: INestApplicationContext,
  ): Promise<DeliveryKitchen> {
    const http = new BenchHttp(port);
    await http.logIn(kitchen.login, district.password);
    return new DeliveryKitchen(http, district, kitchen, services);
  }

  /** Takes the day's orders by telephone, from the person `first` on. @returns how long each took, ms */
  async order(businessDate: string, first: number): Promise<number[]> {
    const took: number[] = [];
    for (const { residentId, addressId } of this.kitchen.people.slice(first, first + ORDERS)) {
      const how = { setName: null, paymentMethod: 'cash', handover: 'in_person', addressId };
      const draft = { clientId: clientId(), residentId, businessDate, slot: 'lunch', ...how };
      const startedMs = performance.now();
      const { body } = await this.http.post('/v1/delivery-orders', draft, 201);
      took.push(performance.now() - startedMs);
      this.residentOf.set((body as { id: string }).id, residentId);
    }
    return took;
  }

  /** As the job does at the cut-off. @returns how many orders */
  async freeze(businessDate: string): Promise<number> {
    const [frozen] = await this.services
      .get(Database, { strict: false })
      .scoped(systemScope(this.district.districtCode), (tx) =>
        tx.query<[{ n: number }]>(`SELECT delivery.freeze_slot($1, $2, 'lunch') AS n`, [
          this.kitchen.facilityId,
          businessDate,
        ]),
      );
    return frozen.n;
  }

  /** Opens the run, puts everybody into it who carries, and plans it as the worker does. */
  async plan(businessDate: string): Promise<SeenRun> {
    const opened = await this.http.post(RUNS, { businessDate, slot: 'lunch' }, 201);
    let run = opened.body as SeenRun;
    for (const { volunteerId } of run.crew) {
      run = await this.setCrew(run, volunteerId, { comes: true, noShow: false });
    }
    await this.http.post(`${RUNS}/${run.runId}/plan`, { version: run.version }, 202);
    return this.search(run);
  }

  async publish({ runId, version }: SeenRun): Promise<SeenRun> {
    const { body } = await this.http.post(`${RUNS}/${runId}/publish`, { version, acceptUnserved: false }, 200);
    return body as SeenRun;
  }

  async cancel({ runId, version }: SeenRun): Promise<void> {
    await this.http.post(`${RUNS}/${runId}/cancel`, { version, reason: 'planned for comparison' }, 200);
  }

  /** Somebody of a published run does not come: the worker repairs it. */
  async missing(run: SeenRun, volunteerId: string): Promise<SeenRun> {
    return this.search(await this.setCrew(run, volunteerId, { comes: false, noShow: true }));
  }

  /** Who comes to whom, by resident. */
  faces({ stops, routes }: SeenRun): ReadonlyMap<string, string> {
    const carrier = new Map(routes.map(({ routeId, volunteerId }) => [routeId, volunteerId]));
    return new Map(
      stops.flatMap(({ orderId, routeId }) => {
        const [resident, face] = [this.residentOf.get(orderId), carrier.get(routeId ?? '')];
        return resident === undefined || face === undefined ? [] : [[resident, face] as const];
      }),
    );
  }

  private async setCrew(run: SeenRun, volunteerId: string, crew: object): Promise<SeenRun> {
    const answer = await this.http.put(`${RUNS}/${run.runId}/crew/${volunteerId}`, { version: run.version, ...crew });
    return answer as SeenRun;
  }

  private async search({ runId }: SeenRun): Promise<SeenRun> {
    const planner = this.services.get(RunPlanner, { strict: false });
    await this.services
      .get(Database, { strict: false })
      .scoped(systemScope(this.district.districtCode), (tx) => planner.plan(tx, runId));
    return (await this.http.get(`${RUNS}/${runId}`)) as SeenRun;
  }
}

export function clientId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}
