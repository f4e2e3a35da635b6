import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { businessDateAt, identityCheckDigit } from '@nuancan/kernel';
import { copyLine, systemScope, writeCsv, writeXlsx, type EmbeddedPostgres, type Scope } from '@nuancan/platform';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DEMO_DISTRICT, DEMO_TOWNS } from '../demo/fenghua-divisions.js';
import { generateResidents, type DemoResident } from '../demo/generate-residents.js';
import { generateVillages, type DemoVillage } from '../demo/generate-villages.js';
import { DEMO_RESIDENTS } from '../demo/population.js';
import { openImports, type Imports } from '../import/open-imports.js';
import { onScratchServer } from './scratch-server.js';

/** Goal: the whole district, checked and saved. */
export const IMPORT_GOAL_SECONDS = 30;

const SEED = 20_260_301;
const HEADER = '姓名,身份证号,性别,出生日期,镇街道,村社区,联系电话,是否独居,饮食要求,户籍地,卡号'.split(',');

/** One line of the printed table. */
export interface ImportBenchRow {
  readonly name: string;
  readonly rows: number;
  readonly checkSeconds: number | null;
  readonly saveSeconds: number;
  readonly rowsPerSecond: number;
  /** Rows per second over those of the bare COPY. */
  readonly ratio: number | null;
  readonly reached: boolean | null;
}

/**
 * Imports the residents of a whole district from CSV and from XLSX, each into an empty one, beside a bare COPY of the
 * same rows into a plain table of the same PostgreSQL, which flushes every commit.
 */
export async function measureImport(onProgress: (line: string) => void): Promise<ImportBenchRow[]> {
  return onScratchServer(async ({ server, ownerUrl, appPassword }) => {
    const villages = generateVillages({ seed: SEED, residents: DEMO_RESIDENTS });
    const accountId = await storePlaces(ownerUrl, villages);
    const lists = listOf(generateResidents({ seed: SEED, today: businessDateAt(new Date()), villages }));
    onProgress(`${lists.length - 1} residents`);
    const bare = await measureCopy(ownerUrl, lists);
    const files: [string, Buffer][] = [
      ['CSV', Buffer.from(writeCsv(lists))],
      ['XLSX', writeXlsx({ name: '老人', rows: lists })],
    ];
    const measured = [bare];
    for (const [name, bytes] of files) {
      onProgress(`${name} ${(bytes.length / 1024 / 1024).toFixed(1)} MB`);
      const appUrl = await cloneDatabase(server, { name: name.toLowerCase(), password: appPassword });
      const of = { name, bytes, accountId, bare };
      measured.push(await measureFile(appUrl, of, onProgress));
    }
    return measured;
  });
}

async function measureFile(
  appUrl: string,
  { name, bytes, accountId, bare }: { name: string; bytes: Buffer; accountId: string; bare: ImportBenchRow },
  onProgress: (line: string) => void,
): Promise<ImportBenchRow> {
  const imports = await openImports({
    DATABASE_URL: appUrl,
    FIELD_KEYS: `bench:${randomBytes(32).toString('base64url')}`,
    FIELD_INDEX_KEY: randomBytes(32).toString('base64url'),
  });
  try {
    const [checkSeconds, saveSeconds] = await importOnce(imports, { accountId, bytes, onProgress });
    const rowsPerSecond = bare.rows / (checkSeconds + saveSeconds);
    const reached = checkSeconds + saveSeconds <= IMPORT_GOAL_SECONDS;
    const ratio = rowsPerSecond / bare.rowsPerSecond;
    return { name, rows: bare.rows, checkSeconds, saveSeconds, rowsPerSecond, ratio, reached };
  } finally {
    await imports.close();
  }
}

async function importOnce(
  { database, runs, runner }: Imports,
  { accountId, bytes, onProgress }: { accountId: string; bytes: Buffer; onProgress: (line: string) => void },
): Promise<[checkSeconds: number, saveSeconds: number]> {
  const { code: districtCode } = DEMO_DISTRICT;
  const scope: Scope = { accountId, role: 'district_official', districtCode, townCode: null, facilityId: null };
  const step = (id: string): Promise<void> =>
    database.scoped(systemScope(districtCode), (tx) =>
      runner.step(tx, id, ({ phase, done }) => onProgress(`  ${phase} ${done}`)),
    );
  const begun = performance.now();
  const { id } = await runs.start(scope, { kind: 'residents', fileName: 'bench', bytes }, { queued: false });
  await step(id);
  const checked = performance.now();
  await runs.apply(scope, id, { goodRowsOnly: false, queued: false });
  await step(id);
  const saved = performance.now();
  const { state, problem, summary } = await runs.get(scope, id);
  if (state !== 'done' || summary?.add !== summary?.rows)
    throw new Error(`${state} ${JSON.stringify({ problem, summary })}`);
  return [(checked - begun) / 1000, (saved - checked) / 1000];
}

async function measureCopy(ownerUrl: string, rows: readonly (readonly string[])[]): Promise<ImportBenchRow> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`CREATE TABLE public.bare (${HEADER.map((_, at) => `c${at} text`).join(', ')})`);
    const begun = performance.now();
    await pipeline(
      Readable.from(chunks(rows.slice(1)), { objectMode: false }),
      owner.query(copyFrom('COPY public.bare FROM STDIN')),
    );
    const saveSeconds = (performance.now() - begun) / 1000;
    await owner.query('DROP TABLE public.bare');
    const count = rows.length - 1;
    return {
      name: 'bare COPY',
      rows: count,
      checkSeconds: null,
      saveSeconds,
      rowsPerSecond: count / saveSeconds,
      ratio: null,
      reached: null,
    };
  } finally {
    await owner.end();
  }
}

function* chunks(rows: readonly (readonly string[])[]): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += 500)
    yield Buffer.from(
      rows
        .slice(at, at + 500)
        .map(copyLine)
        .join(''),
    );
}

async function storePlaces(ownerUrl: string, villages: readonly DemoVillage[]): Promise<string> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { code, name } = DEMO_DISTRICT;
    await owner.query(`INSERT INTO registry.districts VALUES ($1, $2, '宁波市', '浙江省')`, [code, name]);
    for (const town of DEMO_TOWNS) {
      await owner.query(`INSERT INTO registry.towns (code, district_code, name) VALUES ($1, $2, $3)`, [
        town.code,
        code,
        town.name,
      ]);
    }
    for (const village of villages) {
      await owner.query(
        `INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ($1, $2, $3, $4)`,
        [village.code, village.code.slice(0, 9), code, village.name],
      );
    }
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       VALUES ('bench.official', '压测', '$argon2id$none', 'district_official', $1) RETURNING id`,
      [code],
    );
    return rows[0]?.id ?? '';
  } finally {
    await owner.end();
  }
}

async function cloneDatabase(
  server: EmbeddedPostgres,
  { name, password }: { name: string; password: string },
): Promise<string> {
  const template = new URL(server.ownerUrl).pathname.slice(1);
  const admin = new URL(server.ownerUrl);
  admin.pathname = '/template1';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE bench_${name} TEMPLATE "${template}"`);
  } finally {
    await client.end();
  }
  const url = new URL(server.urlFor({ user: 'nuancan_app', password }));
  url.pathname = `/bench_${name}`;
  return url.href;
}

/** Every resident with an identity number of a division that is not assigned. */
function listOf(residents: readonly DemoResident[]): string[][] {
  const born = new Map<string, number>();
  return [
    HEADER,
    ...residents.map((resident) => {
      const { name, birthDate, sex, village, phone, livesAlone, diet, registeredDivision, card } = resident;
      const serial = born.get(birthDate) ?? 0;
      born.set(birthDate, serial + 1);
      const digits = `990101${birthDate.replaceAll('-', '')}${String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')}`;
      return [
        ...[
          name,
          digits + identityCheckDigit(digits),
          sex === 'male' ? '男' : '女',
          birthDate,
          village.code.slice(0, 9),
        ],
        ...[village.code, phone ?? '', livesAlone ? '是' : '否', diet ?? '', registeredDivision, card?.number ?? ''],
      ];
    }),
  ];
}
