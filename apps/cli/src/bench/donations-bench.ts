import { type INestApplicationContext } from '@nestjs/common';
import { DonationModule, DonationService, DonorPageService } from '@nuancan/donation';
import type { Client } from 'pg';
import {
  BIG_DONOR_DONATIONS,
  createDonationsDistrict,
  DONATED_MEALS,
  DONATIONS,
  type DonationsDistrict,
} from './donations-district.js';
import { onScratchServer, withServices } from './scratch-server.js';

/** All donations traced in less than this, seconds. */
export const TRACE_GOAL_SECONDS = 1;

const ROUNDS = 5;
const LIST = 100;

/** One line of the printed table. */
export interface DonationsBenchRow {
  readonly name: string;
  readonly seconds: number;
  /** The same sums from the meals' own rows, by bare pg in the same run. */
  readonly bareSeconds: number;
  readonly ratio: number;
  readonly goal: number | null;
  readonly reached: boolean;
}

/**
 * Traces 10,000 donations over 1.5 million meals, lists them as the desk does, and reads a large donor's page, each beside
 * the sums from the meals' own rows, on a scratch PostgreSQL.
 * @throws when a trace is not what the meals' rows add up to
 */
export async function measureDonations(
  onProgress: (line: string) => void,
  sizes: { readonly donations?: number; readonly meals?: number } = {},
): Promise<DonationsBenchRow[]> {
  return onScratchServer(async (scratch) => {
    onProgress(`${sizes.donations ?? DONATIONS} donations, ${sizes.meals ?? DONATED_MEALS} meals`);
    const district = await createDonationsDistrict(scratch.ownerUrl, sizes);
    onProgress('planted');
    return withServices(scratch, { imports: [DonationModule] }, async ({ owner, services }) => {
      return await measureAll(owner, services, district);
    });
  });
}

async function measureAll(
  owner: Client,
  services: INestApplicationContext,
  { districtOfficial, bigToken }: DonationsDistrict,
): Promise<DonationsBenchRow[]> {
  const donations = services.get(DonationService, { strict: false });
  const pages = services.get(DonorPageService, { strict: false });
  const bareSeconds = await median(() => bareTraces(owner));
  const traced = await median(() => donations.traces(districtOfficial));
  await proveTraces(owner, await donations.traces(districtOfficial));
  const listed = await median(() => donations.search(districtOfficial, { limit: LIST }));
  const found = await median(() => donations.search(districtOfficial, { limit: LIST, text: '捐赠人 77' }));
  // The page is kept for a minute: what is measured is the first one of each.
  const page = await seconds(() => pages.open(bigToken, '127.0.0.1'));
  const row = (name: string, took: number, goal: number | null): DonationsBenchRow => ({
    ...{ name, seconds: took, bareSeconds, ratio: took / bareSeconds, goal },
    reached: goal === null || took < goal,
  });
  return [
    row('trace all donations', traced, TRACE_GOAL_SECONDS),
    row(`list of ${LIST}`, listed, null),
    row('search by name', found, null),
    row(`page of ${BIG_DONOR_DONATIONS} gifts`, page, TRACE_GOAL_SECONDS),
  ];
}

interface Sums {
  readonly id: string;
  readonly fen: number;
  readonly meals: number;
}

async function bareTraces(owner: Client): Promise<Sums[]> {
  const { rows } = await owner.query<Sums>(
    `SELECT t.donation_id AS id, sum(m.amount_fen)::bigint AS fen, count(*)::int AS meals
     FROM canteen.meal_donations m JOIN donation.tranches t ON t.id = m.tranche_id GROUP BY 1`,
  );
  return rows;
}

async function proveTraces(owner: Client, traces: Awaited<ReturnType<DonationService['traces']>>): Promise<void> {
  const again = new Map((await bareTraces(owner)).map((row) => [row.id, row]));
  for (const { id, spentFen, meals } of traces) {
    const { fen, meals: counted } = again.get(id) ?? { fen: 0, meals: 0 };
    if (spentFen !== fen || meals !== counted) throw new Error(`donation ${id}: ${spentFen} fen, again ${fen}`);
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await seconds(work));
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}
