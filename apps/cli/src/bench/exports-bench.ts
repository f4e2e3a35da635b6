import { ClaimExportService, PapersModule } from '@nuancan/reconciliation';
import type { Client } from 'pg';
import { createCloseDistrict, type CloseDistrict } from './close-district.js';
import { onScratchServer, withServices } from './scratch-server.js';

/** Seconds for a claim of so many lines, in each format. */
export const EXPORT_GOAL_SECONDS = 10;
const LINES = 10_000;
const SAMPLE_MS = 20;
const MEGABYTE = 1024 * 1024;

/** One line of the printed table. */
export interface ExportsBenchRow {
  readonly format: 'xlsx' | 'pdf' | 'json';
  readonly lines: number;
  readonly seconds: number;
  /** A bare query of the same lines with their meals, in the same run. */
  readonly bareSeconds: number;
  readonly ratio: number;
  readonly megabytes: number;
  /** What the process grew by at most while it was made. */
  readonly grownMegabytes: number;
  readonly reached: boolean;
}

const CLAIM = `
  WITH f AS (SELECT * FROM meal_point.facilities ORDER BY id LIMIT 1), c AS (
    INSERT INTO reconciliation.claims (district_code, town_code, facility_id, organisation_id, month)
    SELECT district_code, town_code, id, organisation_id, $1::date FROM f RETURNING *), l AS (
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, 1, c.district_code, c.town_code, c.facility_id, 'meal', m.id, m.business_date, false, m.funding_town,
      m.government_province_fen, m.government_city_fen, m.government_district_fen, m.government_town_fen
    FROM c, (SELECT * FROM canteen.meals ORDER BY business_date, id LIMIT ${LINES}) m)
  SELECT id FROM c`;
const BARE = `
  SELECT l.*, m.slot, m.tier_code, m.policy_code, m.policy_version, r.name FROM reconciliation.claim_lines l
  JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date JOIN registry.residents r ON r.id = m.resident_id
  WHERE l.claim_id = $1 ORDER BY l.id`;

/** Exports a claim of 10,000 lines in every format on a scratch PostgreSQL, and watches how far the process grows. */
export async function measureExports(onProgress: (line: string) => void): Promise<ExportsBenchRow[]> {
  return onScratchServer(async (scratch) => {
    onProgress('storing meals');
    const district = await createCloseDistrict(scratch.ownerUrl, 0);
    return withServices(scratch, { imports: [PapersModule] }, async ({ owner, services }) => {
      return await measureAll(owner, services.get(ClaimExportService, { strict: false }), district);
    });
  });
}

async function measureAll(
  owner: Client,
  exports: ClaimExportService,
  { districtOfficial, month }: CloseDistrict,
): Promise<ExportsBenchRow[]> {
  const claim = await owner.query<{ id: string }>(CLAIM, [`${month}-01`]);
  const claimId = claim.rows[0]?.id ?? '';
  await owner.query('ANALYZE reconciliation.claim_lines');
  const bareSeconds = (await timed(() => owner.query(BARE, [claimId]))).seconds;
  const rows: ExportsBenchRow[] = [];
  for (const format of ['xlsx', 'pdf', 'json'] as const) {
    const { seconds, answer, grownMegabytes } = await timed(() => exports.masked(districtOfficial, claimId, format));
    rows.push({
      ...{ format, lines: LINES, seconds, bareSeconds, ratio: seconds / bareSeconds, grownMegabytes },
      megabytes: answer.bytes.length / MEGABYTE,
      reached: seconds <= EXPORT_GOAL_SECONDS,
    });
  }
  return rows;
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T; grownMegabytes: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), SAMPLE_MS);
  const startedMs = performance.now();
  try {
    const answer = await work();
    const seconds = (performance.now() - startedMs) / 1000;
    most = Math.max(most, process.memoryUsage().rss);
    return { seconds, answer, grownMegabytes: (most - before) / MEGABYTE };
  } finally {
    clearInterval(sampling);
  }
}
