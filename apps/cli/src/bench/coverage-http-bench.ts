import { DatabaseModule, Database, openClient, systemScope } from '@nuancan/platform';
import { NetworkActivator } from '@nuancan/coverage';
import type { Client } from 'pg';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type ListedAccount } from '../demo/demo-accounts.js';
import { DEMO_DISTRICT } from '../demo/fenghua-divisions.js';
import { loadDemo } from '../demo/load-demo.js';
import { BenchHttp } from './bench-http.js';
import { measureLoad } from './measure-load.js';
import { openServices } from './scratch-server.js';
import { startBenchApi } from './start-bench-api.js';

const CALLS = 200;
const WARM_UP_CALLS = 20;
const FLOOR = '/v1/sessions/current';
/** Moved so far at most, in degrees: some 1 km. */
const STEP = 0.01;

const PLACING = `SELECT id FROM coverage.networks WHERE state = 'placing'`;
const POINTS = `SELECT id, longitude, latitude FROM meal_point.facilities WHERE closed_on IS NULL AND longitude IS NOT NULL ORDER BY code`;

/** One line of the printed table. */
export interface CoverageHttpRow {
  readonly who: ListedAccount['role'];
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Median of what the answer says it took to compute; null: it says nothing. */
  readonly computedMs: number | null;
  /** p50 beside that of the same account's look at its own session, in the same run. */
  readonly ratio: number;
  readonly goalMs: number | null;
  readonly reached: boolean | null;
}

interface Point {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

interface Question {
  readonly name: string;
  readonly goalMs?: number;
  /** Asks once; what the answer says it took, if it does. */
  readonly ask: (call: number) => Promise<unknown>;
}

/** The 15-minute map over HTTP at the demo district's size (140,105 residents), one caller at a time, client on the same cores. */
export async function measureCoverageHttp(onProgress: (line: string) => void): Promise<CoverageHttpRow[]> {
  const api = await startBenchApi(async (ownerUrl) => {
    await loadDemo({ ownerUrl, progress: (_zh, en) => onProgress(en) });
  });
  try {
    const owner = await openClient(api.ownerUrl, 'nuancan-bench');
    try {
      const seconds = await activate(api.appUrl, owner);
      onProgress(`network activated: everybody snapped and counted in ${seconds.toFixed(1)} s`);
      const { rows: points } = await owner.query<Point>(POINTS);
      const rows: CoverageHttpRow[] = [];
      for (const role of ['district_official', 'town_official'] as const) {
        rows.push(...(await measureAccount(api.port, role, { points, onProgress })));
      }
      return rows;
    } finally {
      await owner.end();
    }
  } finally {
    await api.stop();
  }
}

/** As the worker does. Seconds. */
async function activate(appUrl: string, owner: Client): Promise<number> {
  const { rows } = await owner.query<{ id: string }>(PLACING);
  const services = await openServices(appUrl, { imports: [DatabaseModule], providers: [NetworkActivator] });
  try {
    const startedMs = performance.now();
    const activator = services.get(NetworkActivator);
    await services.get(Database).scoped(systemScope(DEMO_DISTRICT.code), (tx) => activator.activate(tx, rows[0]!.id));
    return (performance.now() - startedMs) / 1000;
  } finally {
    await services.close();
  }
}

async function measureAccount(
  port: number,
  role: 'district_official' | 'town_official',
  { points, onProgress }: { readonly points: readonly Point[]; readonly onProgress: (line: string) => void },
): Promise<CoverageHttpRow[]> {
  const account = DEMO_ACCOUNTS.find((listed) => listed.role === role);
  if (account === undefined) throw new Error(`the demo has no ${role}`);
  const http = new BenchHttp(port);
  try {
    await http.logIn(account.login, DEMO_PASSWORD);
    const startedMs = performance.now();
    await http.get('/v1/coverage/live');
    onProgress(`${role}: first answer after ${(performance.now() - startedMs).toFixed(0)} ms`);
    const floor = await measure({ name: 'session', ask: () => http.get(FLOOR) });
    const rows: CoverageHttpRow[] = [];
    for (const question of questions(http, points)) {
      const { load, computedMs } = await measure(question);
      const { name, goalMs = null } = question;
      const reached = goalMs === null ? null : load.p99Ms <= goalMs;
      const ratio = load.p50Ms / floor.load.p50Ms;
      rows.push({ who: role, name, p50Ms: load.p50Ms, p99Ms: load.p99Ms, computedMs, ratio, goalMs, reached });
      onProgress(`${role} ${name} p99 ${load.p99Ms.toFixed(1)} ms`);
    }
    return rows;
  } finally {
    http.close();
  }
}

function questions(http: BenchHttp, points: readonly Point[]): Question[] {
  const moved = (call: number) => {
    const { id, longitude, latitude } = points[call % points.length]!;
    const east = STEP * (((call * 7919) % 100) / 50 - 1);
    return { kind: 'move', facilityId: id, longitude: longitude + east, latitude: latitude + STEP / 2 };
  };
  const tryOut = (changes: readonly object[]) =>
    http.post('/v1/coverage/what-ifs', { changes }, 200).then(({ body }) => body);
  const get = (path: string) => () => http.get(`/v1/coverage/${path}`);
  return [
    { name: 'what-if: one moved', goalMs: 50, ask: (call) => tryOut([moved(call)]) },
    {
      name: 'what-if: ten moved',
      goalMs: 50,
      ask: (call) => tryOut(Array.from({ length: 10 }, (_, at) => moved(call * 10 + at))),
    },
    { name: 'recompute everybody', goalMs: 100, ask: get('live') },
    { name: 'recompute for lunch', goalMs: 100, ask: get('live?slot=lunch') },
    { name: 'read areas', ask: get('areas') },
    { name: 'read facilities', ask: get('facilities') },
    { name: 'read history', ask: get(`history?area=${DEMO_DISTRICT.code}`) },
    { name: 'read clusters', ask: get('clusters') },
  ];
}

async function measure({ ask }: Question) {
  const computed: number[] = [];
  let call = 0;
  const once = async (): Promise<void> => {
    const answer = (await ask(call++)) as { computedMs?: number } | null;
    if (typeof answer?.computedMs === 'number') computed.push(answer.computedMs);
  };
  for (let warm = 0; warm < WARM_UP_CALLS; warm += 1) await once();
  computed.length = 0;
  const load = await measureLoad({ clients: 1, calls: CALLS, mealsPerCall: 1 }, once);
  computed.sort((a, b) => a - b);
  return { load, computedMs: computed[Math.floor(computed.length / 2)] ?? null };
}
