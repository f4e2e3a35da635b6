import { Injectable } from '@nestjs/common';
import { Database, systemScope, type Tx } from '@nuancan/platform';
import { countHeads } from '@nuancan/walk-network';
import { unpackProblem } from './packed-problem.js';
import { SitingSolver } from './siting-solver.js';

/** How long a proof is sought. */
const MOST_SECONDS = 60;
const PAUSE_MS = 2000;
const MS = 1000;

const LOAD = `SELECT s.district_code AS "districtCode", p.bytes FROM coverage.sitings s JOIN coverage.siting_problems p ON p.siting_id = s.id
  WHERE s.id = $1 AND s.state = 'proving'`;
const HOLD = `SELECT FROM coverage.sitings WHERE id = $1 AND state = 'proving' FOR UPDATE`;
const TELL = `
  INSERT INTO coverage.siting_progress (siting_id, district_code, seconds, most_seconds) VALUES ($1, $2, $3, $4)
  ON CONFLICT (siting_id) DO UPDATE SET seconds = excluded.seconds, at = clock_timestamp()`;
const END = `UPDATE coverage.sitings SET state = $2, newly = $3, covered = $4, bound = $5, ended_at = clock_timestamp() WHERE id = $1`;
const CHOOSE = `UPDATE coverage.siting_sites SET is_chosen = at = ANY ($2::int[]) WHERE siting_id = $1 AND is_chosen <> (at = ANY ($2::int[]))`;
const CLEAR = [
  'DELETE FROM coverage.siting_problems WHERE siting_id = $1',
  'DELETE FROM coverage.siting_progress WHERE siting_id = $1',
] as const;
const FAIL = `UPDATE coverage.sitings SET state = 'failed', ended_at = clock_timestamp() WHERE id = $1 AND state = 'proving'`;
const STAY = 'SELECT 1';

/**
 * Proves a siting for the queue, telling how long it has sought. It is held only when the proof is stored: until then it is renamed,
 * shared and deleted, and told how far it is.
 */
@Injectable()
export class SitingProver {
  constructor(
    private readonly database: Database,
    private readonly solver: SitingSolver,
  ) {}

  /** One that has ended, or that somebody deleted, also meanwhile, is left as it is. */
  async prove(tx: Tx, id: string): Promise<void> {
    const [asked] = await tx.query<{ districtCode: string; bytes: Buffer }[]>(LOAD, [id]);
    if (asked === undefined) return;
    const proof = unpackProblem(asked.bytes);
    const begun = Date.now();
    const tell = async (): Promise<void> => {
      const seconds = Math.min(MOST_SECONDS, Math.floor((Date.now() - begun) / MS));
      await this.database.scoped(systemScope(asked.districtCode), (beside) =>
        beside.query(TELL, [id, asked.districtCode, seconds, MOST_SECONDS]),
      );
      // The database ends a transaction that asks nothing for half a minute.
      await tx.query(STAY);
    };
    const found = await whileTelling(tell, this.solver.prove(proof, MOST_SECONDS));
    const newly = countHeads(proof.problem, found.chosen, proof.limits.seats);
    const state = found.isProven ? 'proven' : 'bounded';
    const held = await tx.query<unknown[]>(HOLD, [id]);
    if (held.length === 0) return;
    // The solver may take a site that reaches nobody: it costs it nothing.
    const { siteStarts } = proof.problem;
    await tx.query(CHOOSE, [id, found.chosen.filter((site) => siteStarts[site + 1]! > siteStarts[site]!)]);
    await tx.query(END, [id, state, newly, found.covered, found.bound]);
    for (const sql of CLEAR) await tx.query(sql, [id]);
  }

  /** The answer stands with the bound it had. */
  async giveUp(tx: Tx, id: string): Promise<void> {
    await tx.query(FAIL, [id]);
    for (const sql of CLEAR) await tx.query(sql, [id]);
  }
}

/** Tells again and again until the work is done, one at a time; a progress that could not be told is no failure of the work. */
async function whileTelling<T>(tell: () => Promise<void>, work: Promise<T>): Promise<T> {
  let isTelling: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    isTelling = isTelling.then(tell).catch(() => undefined);
  }, PAUSE_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    await isTelling;
  }
}
