import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { RunWaysModule } from '@nuancan/coverage';
import { DeliveryWorkerModule, ORDER_INVARIANTS, OUTCOME_INVARIANTS, RUN_INVARIANTS } from '@nuancan/delivery';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { FileStoreModule, openClient } from '@nuancan/platform';
import { WELFARE_INVARIANTS } from '@nuancan/welfare';
import type { INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';
import { createDeliveryDistrict, BOXES, KITCHENS, ORDERS, PEOPLE, type DeliveryDistrict } from './delivery-district.js';
import { DeliveryKitchen, type SeenRun } from './delivery-kitchen.js';
import { bringAll, type DayOfRounds } from './delivery-rounds.js';
import { roundsAsListed, roundsToNearest } from './naive-rounds.js';
import { measureQueues, type QueueBenchRow } from './queue-bench.js';
import { openServices } from './scratch-server.js';
import { startBenchApi, type BenchApi } from './start-bench-api.js';

/** Orders are taken for two and three days ahead; then the calendar is turned so far, and they are yesterday's and today's. */
const DAYS_AHEAD = [2, 3] as const;
const DAYS_TURNED = 3;
const TURN = `SET session_replication_role = replica;
  UPDATE delivery.orders SET business_date = business_date - ${DAYS_TURNED}, placed_at = placed_at - interval '${DAYS_TURNED} days';
  RESET session_replication_role; ANALYZE`;
const ENDED = `SELECT count(*)::int AS outcomes, count(*) FILTER (WHERE kind = 'delivered')::int AS delivered,
    (SELECT count(*)::int FROM canteen.meals WHERE mode = 'home_delivery') AS meals FROM delivery.outcomes WHERE seq = 1`;
const ALL_INVARIANTS = [
  ...INVARIANTS,
  ...ORDER_INVARIANTS,
  ...RUN_INVARIANTS,
  ...OUTCOME_INVARIANTS,
  ...WELFARE_INVARIANTS,
];

/** A kitchen's plans of today's lunch. */
interface KitchenPlans {
  readonly kitchen: DeliveryKitchen;
  /** Planned as if nobody had come yesterday. */
  readonly fresh: SeenRun;
  readonly yesterday: SeenRun;
  /** Planned on from yesterday's. */
  readonly today: SeenRun;
  /** Of `fresh`, doors with yesterday's face. */
  readonly freshSameFace: number;
  /** One of today's volunteers did not come. */
  readonly repair: NoShow;
}

/** What it took to bring the doors of somebody who did not come. */
interface NoShow {
  /** Of them; those for whom nobody else had room. */
  readonly doors: number;
  readonly lost: number;
  /** Others that changed hands for it. */
  readonly moved: number;
  readonly tookMs: number;
  readonly run: SeenRun;
}

/** What a day of deliveries took. */
export interface DeliveryBench {
  readonly orderedMs: readonly number[];
  readonly frozenMs: readonly number[];
  readonly kitchens: readonly KitchenPlans[];
  /** Metres of today's plan, and of rounds nobody planned. */
  readonly listedMetres: number;
  readonly nearestMetres: number;
  readonly day: DayOfRounds;
  readonly ended: { readonly outcomes: number; readonly delivered: number; readonly meals: number };
  readonly invariants: number;
  readonly broken: readonly string[];
  readonly queues: readonly QueueBenchRow[];
}

/** A day of 600 deliveries from five kitchens, from the telephone to the closed run, and the queue that carries its jobs. */
export async function measureDelivery(onProgress: (line: string) => void): Promise<DeliveryBench> {
  const queues = await measureQueues(onProgress);
  const api = await startBenchApi(createDeliveryDistrict);
  try {
    const owner = await openClient(api.ownerUrl, 'nuancan-bench');
    const product = { imports: [FileStoreModule, DeliveryWorkerModule, RunWaysModule] };
    const services = await openServices(api.appUrl, product);
    try {
      return { ...(await measureDay({ api, owner, services, district: api.filled, onProgress })), queues };
    } finally {
      await services.close();
      await owner.end();
    }
  } finally {
    await api.stop();
  }
}

interface Measuring {
  readonly api: BenchApi;
  readonly owner: Client;
  readonly services: INestApplicationContext;
  readonly district: DeliveryDistrict;
  readonly onProgress: (line: string) => void;
}

async function measureDay({
  api: { port },
  owner,
  services,
  district,
  onProgress,
}: Measuring): Promise<Omit<DeliveryBench, 'queues'>> {
  const opened = district.kitchens.map((kitchen) => DeliveryKitchen.open(port, district, kitchen, services));
  const kitchens = await Promise.all(opened);
  const today = businessDateAt(new Date());
  const yesterday = addDays(today, -1);
  const orderedMs = await orderBoth(kitchens, today);
  await owner.query(TURN);
  const frozenMs: number[] = [];
  for (const day of [yesterday, today]) {
    for (const kitchen of kitchens) {
      const startedMs = performance.now();
      const orders = await kitchen.freeze(day);
      frozenMs.push(performance.now() - startedMs);
      if (orders !== ORDERS) throw new Error(`${orders} orders of ${ORDERS} frozen`);
    }
  }
  const plans: KitchenPlans[] = [];
  for (const kitchen of kitchens) {
    plans.push(await planLunch(kitchen, [yesterday, today]));
    onProgress(`planned ${plans.length} of ${KITCHENS}`);
  }
  const naive = plans.map(({ today: run }) => naiveMetres(run));
  const lunches = plans.map(({ kitchen, repair: { run } }) => ({ kitchen, run }));
  const day = await bringAll(lunches, { port, password: district.password, owner });
  const { rows } = await owner.query<DeliveryBench['ended']>(ENDED);
  const results = await checkInvariants(owner, { invariants: ALL_INVARIANTS });
  return {
    ...{ orderedMs, frozenMs, kitchens: plans, day, ended: rows[0]! },
    listedMetres: sum(naive.map(({ listed }) => listed)),
    nearestMetres: sum(naive.map(({ nearest }) => nearest)),
    invariants: results.length,
    broken: results.filter(({ offending }) => offending.length > 0).map(({ invariant }) => invariant.name),
  };
}

/** The five kitchens at once; the second day without the first people of the first, and with others. */
async function orderBoth(
  kitchens: readonly DeliveryKitchen[],
  today: ReturnType<typeof businessDateAt>,
): Promise<number[]> {
  const [first, second] = DAYS_AHEAD;
  const took: number[] = [];
  for (const [ahead, from] of [
    [first, 0],
    [second, PEOPLE - ORDERS],
  ] as const) {
    const each = await Promise.all(kitchens.map((kitchen) => kitchen.order(addDays(today, ahead), from)));
    took.push(...each.flat());
  }
  return took;
}

async function planLunch(
  kitchen: DeliveryKitchen,
  [yesterday, today]: readonly [string, string],
): Promise<KitchenPlans> {
  const fresh = await kitchen.plan(today);
  await kitchen.cancel(fresh);
  const before = await kitchen.publish(await kitchen.plan(yesterday));
  const planned = await kitchen.publish(await kitchen.plan(today));
  return {
    ...{ kitchen, fresh, yesterday: before, today: planned, repair: await missOne(kitchen, planned) },
    freshSameFace: same(kitchen.faces(before), kitchen.faces(fresh)),
  };
}

/** Whoever had the most doors. */
async function missOne(kitchen: DeliveryKitchen, planned: SeenRun): Promise<NoShow> {
  const before = kitchen.faces(planned);
  const doorsOf = Map.groupBy(before.values(), (face) => face);
  const [missing = ''] = [...doorsOf.keys()].toSorted(
    (one, other) => doorsOf.get(other)!.length - doorsOf.get(one)!.length,
  );
  const startedMs = performance.now();
  const run = await kitchen.missing(planned, missing);
  const tookMs = performance.now() - startedMs;
  const after = kitchen.faces(run);
  const theirs = [...before].filter(([, face]) => face === missing);
  const others = [...before].filter(([, face]) => face !== missing);
  return {
    ...{ doors: theirs.length, tookMs, run },
    lost: theirs.filter(([resident]) => !after.has(resident)).length,
    moved: others.filter(([resident, face]) => after.get(resident) !== face).length,
  };
}

function naiveMetres({ longitude, latitude, stops }: SeenRun): { readonly listed: number; readonly nearest: number } {
  const at = { longitude, latitude };
  return { listed: roundsAsListed(at, stops, BOXES), nearest: roundsToNearest(at, stops, BOXES) };
}

function same(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): number {
  return [...left].filter(([resident, face]) => right.get(resident) === face).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
