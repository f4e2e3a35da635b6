import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { BenchHttp } from './bench-http.js';
import { clientId, type DeliveryKitchen, type SeenRun } from './delivery-kitchen.js';

const ROUNDS_AT_ONCE = 8;
const FLOOR_CALLS = 200;
const LOGINS = `SELECT v.id, a.login FROM volunteering.volunteers v JOIN identity.accounts a ON a.id = v.account_id`;

/** How the day went. */
export interface DayOfRounds {
  /** Of each outcome that a phone recorded. */
  readonly tookMs: readonly number[];
  readonly seconds: number;
  /** Of a look at one's own session, in the same run. */
  readonly floorMs: readonly number[];
  /** How many orders the kitchens cancelled, as nobody had room for them. */
  readonly cancelled: number;
}

interface Bringing {
  readonly port: number;
  readonly password: string;
  readonly owner: Client;
}

/** Every volunteer leaves, ends each stop of their routes by phone, and each kitchen closes its run. */
export async function bringAll(
  lunches: readonly { readonly kitchen: DeliveryKitchen; readonly run: SeenRun }[],
  { port, password, owner }: Bringing,
): Promise<DayOfRounds> {
  const { rows } = await owner.query<{ id: string; login: string }>(LOGINS);
  const phones = new Map<string, BenchHttp>();
  for (const { id, login } of rows) {
    const phone = new BenchHttp(port);
    await phone.logIn(login, password);
    phones.set(id, phone);
  }
  const chance = parkMiller(20_261_130);
  const rounds = lunches.flatMap(({ kitchen, run }) =>
    run.routes.map(({ routeId, volunteerId }) => {
      const stops = run.stops.filter((stop) => stop.routeId === routeId).toSorted((a, b) => a.position - b.position);
      return { kitchen, routeId, phone: phones.get(volunteerId)!, stops, kinds: stops.map(() => kindOf(chance())) };
    }),
  );
  const floorMs = await lookAtSessions([...phones.values()]);
  const tookMs: number[] = [];
  const startedMs = performance.now();
  const bringers = Array.from({ length: ROUNDS_AT_ONCE }, async () => {
    for (let round = rounds.pop(); round !== undefined; round = rounds.pop()) {
      await leave(round.kitchen, round.routeId);
      for (const [at, { stopId }] of round.stops.entries()) {
        const before = performance.now();
        await round.phone.post(`/v1/own-stops/${stopId}/outcome`, outcome(round.kinds[at]!), 200);
        tookMs.push(performance.now() - before);
      }
    }
  });
  await Promise.all(bringers);
  const seconds = (performance.now() - startedMs) / 1000;
  let cancelled = 0;
  for (const { kitchen, run } of lunches) {
    for (const { orderId } of run.stops.filter(({ routeId }) => routeId === null)) {
      await kitchen.http.post(`/v1/delivery-orders/${orderId}/outcome`, outcome('cancelled'), 200);
      cancelled += 1;
    }
    await kitchen.http.post(`/v1/delivery-runs/${run.runId}/closing`, undefined, 200);
  }
  for (const phone of phones.values()) phone.close();
  return { tookMs, seconds, floorMs, cancelled };
}

async function leave({ http }: DeliveryKitchen, routeId: string): Promise<void> {
  const now = Date.now();
  const times = { cookedAt: new Date(now - 600_000).toISOString(), leftAt: new Date(now - 1_000).toISOString() };
  await http.post(
    `/v1/delivery-routes/${routeId}/dispatch`,
    { clientId: clientId(), boxes: 1, celsius: 72, ...times },
    200,
  );
}

/** As many at once as the rounds. */
async function lookAtSessions(phones: readonly BenchHttp[]): Promise<number[]> {
  const took: number[] = [];
  const look = async (phone: BenchHttp): Promise<void> => {
    for (let call = 0; call < FLOOR_CALLS / ROUNDS_AT_ONCE; call += 1) {
      const startedMs = performance.now();
      await phone.get('/v1/sessions/current');
      took.push(performance.now() - startedMs);
    }
  };
  await Promise.all(phones.slice(0, ROUNDS_AT_ONCE).map(look));
  return took;
}

/** Of a hundred doors 80 take the meal, 8 refuse it, at 7 nobody answers, 5 addresses are wrong. */
function kindOf(at: number): string {
  if (at < 0.8) return 'delivered';
  if (at < 0.88) return 'refused';
  return at < 0.95 ? 'nobody_answers' : 'address_wrong';
}

function outcome(kind: string): object {
  const draft = {
    clientId: clientId(),
    kind,
    happenedAt: new Date().toISOString(),
    deviceId: randomUUID(),
    offline: false,
  };
  return kind === 'delivered' ? { ...draft, handover: 'in_person' } : draft;
}

function parkMiller(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
