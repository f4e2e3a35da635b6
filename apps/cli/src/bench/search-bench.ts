import { businessDateAt } from '@nuancan/kernel';
import { interpretSearchText, ordersOf, residentPageSql } from '@nuancan/registry';
import { openClient } from '@nuancan/platform';
import type { Client } from 'pg';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type ListedAccount } from '../demo/demo-accounts.js';
import { DEMO_DISTRICT } from '../demo/fenghua-divisions.js';
import { loadDemo } from '../demo/load-demo.js';
import { BenchHttp } from './bench-http.js';
import { measureLoad, type LoadFigures } from './measure-load.js';
import { startBenchApi } from './start-bench-api.js';

/** Goal of every kind of query. */
export const SEARCH_P99_MS = 20;

const CALLS = 400;
const WARM_UP_CALLS = 60;
const COUNTER_ROWS = 9;
const PAGE_ROWS = 50;
const SAMPLE_SEED = 0.330213;

/** One line of the printed table: one kind of query by one kind of account. */
export interface SearchBenchRow {
  readonly who: ListedAccount['role'];
  readonly kind: string;
  readonly http: LoadFigures;
  readonly raw: LoadFigures;
  readonly reached: boolean;
}

/** Texts of people whom the scope sees. */
type Samples = Readonly<Record<string, readonly string[]>>;

/**
 * Measures every kind of search over HTTP at the demo district's size (140,105 residents), one caller at a time, beside
 * the same statements under the same scope by bare `pg`, client on the same cores.
 */
export async function measureSearch(onProgress: (line: string) => void): Promise<SearchBenchRow[]> {
  const api = await startBenchApi(async (ownerUrl) => {
    const { residents } = await loadDemo({ ownerUrl, progress: (_zh, en) => onProgress(en) });
    onProgress(`${residents} residents`);
  });
  try {
    const rows: SearchBenchRow[] = [];
    for (const role of ['district_official', 'town_official', 'operator'] as const) {
      const account = DEMO_ACCOUNTS.find((listed) => listed.role === role);
      if (!account) throw new Error(`the demo has no ${role}`);
      rows.push(...(await measureAccount(api, account, onProgress)));
    }
    return rows;
  } finally {
    await api.stop();
  }
}

async function measureAccount(
  { port, appUrl }: { port: number; appUrl: string },
  account: ListedAccount,
  onProgress: (line: string) => void,
): Promise<SearchBenchRow[]> {
  const http = new BenchHttp(port);
  const raw = await openClient(appUrl, 'nuancan-bench');
  try {
    await http.logIn(account.login, DEMO_PASSWORD);
    const samples = await inScope(raw, account, () => drawSamples(raw));
    const rows: SearchBenchRow[] = [];
    for (const [kind, texts] of Object.entries(samples)) {
      const measured = await measureKind({ account, texts, http, raw });
      rows.push({ who: account.role, kind, ...measured, reached: measured.http.p99Ms < SEARCH_P99_MS });
      onProgress(`${account.role} ${kind} p99 ${measured.http.p99Ms.toFixed(1)} ms`);
    }
    return rows;
  } finally {
    http.close();
    await raw.end();
  }
}

async function measureKind(asked: {
  readonly account: ListedAccount;
  readonly texts: readonly string[];
  readonly http: BenchHttp;
  readonly raw: Client;
}): Promise<{ http: LoadFigures; raw: LoadFigures }> {
  const { account, texts, http, raw } = asked;
  let at = 0;
  const next = (): string => texts[(at += 1) % texts.length] ?? '';
  const overHttp = async (): Promise<void> => {
    const text = next();
    await (account.role === 'operator'
      ? http.post('/v1/diners/search', { text, slot: 'lunch' }, 200)
      : http.post('/v1/residents/search', { text, limit: PAGE_ROWS }, 200));
  };
  const byPg = (): Promise<void> => inScope(raw, account, () => search(raw, next(), account));
  for (const call of [overHttp, byPg]) await measureLoad({ clients: 1, calls: WARM_UP_CALLS, mealsPerCall: 1 }, call);
  return {
    http: await measureLoad({ clients: 1, calls: CALLS, mealsPerCall: 1 }, overHttp),
    raw: await measureLoad({ clients: 1, calls: CALLS, mealsPerCall: 1 }, byPg),
  };
}

async function search(raw: Client, text: string, { role }: ListedAccount): Promise<void> {
  const isCounter = role === 'operator';
  let limit = isCounter ? COUNTER_ROWS : PAGE_ROWS + 1;
  for (const { order, prefix } of ordersOf(interpretSearchText(text))) {
    if (limit === 0) break;
    const area = isCounter ? 'own_town' : 'district';
    const { sql, params } = residentPageSql({ order, prefix, area, limit, after: null });
    limit -= (await raw.query(sql, [...params])).rows.length;
  }
}

async function inScope<T>(raw: Client, { role, townCode }: ListedAccount, work: () => Promise<T>): Promise<T> {
  await raw.query('BEGIN');
  await raw.query(
    `SELECT set_config('app.role', $1, true), set_config('app.district', $2, true), set_config('app.town', $3, true)`,
    [role, DEMO_DISTRICT.code, townCode ?? ''],
  );
  const result = await work();
  await raw.query('COMMIT');
  return result;
}

async function drawSamples(raw: Client): Promise<Samples> {
  await raw.query('SELECT setseed($1)', [SAMPLE_SEED]);
  const { rows } = await raw.query<Readonly<Record<string, string>>>(
    `SELECT r.name, left(r.name, 1) AS surname, r.name_initials AS initials, left(r.name_initials, 2) AS "two initials",
       r.name_pinyin AS pinyin, left(r.name_pinyin, 4) AS "pinyin begun", i.value AS card, i.last4 AS "card end",
       r.phone, right(r.phone, 4) AS "phone end"
     FROM registry.residents r JOIN registry.resident_identifiers i ON i.resident_id = r.id AND i.kind = 'card'
       AND i.valid_from <= $1 WHERE r.phone IS NOT NULL ORDER BY random() LIMIT 200`,
    [businessDateAt(new Date())],
  );
  const kinds = Object.keys(rows[0] ?? {});
  return Object.fromEntries(kinds.map((kind) => [kind, rows.map((row) => row[kind] ?? '')]));
}
