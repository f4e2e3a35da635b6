import { hashBody } from '@nuancan/platform';
import type { Queries } from '../load/queries.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { loadCandidates, type Candidate } from './load-candidates.js';
import { packProblem } from './packed-problem.js';
import { readCandidates } from './read-candidates.js';
import type { AskSitingDto } from './siting.dto.js';
import { solveSiting, type SitingFound } from './solve-siting.js';

const ADD = `
  INSERT INTO coverage.sitings (district_code, town_code, account_id, client_id, body_sha256, name, network_id, inputs, business_date,
    profile, slot, source, weighting, most_sites, budget_fen, seats, candidates, off_network, people, reached, newly, covered, bound)
  VALUES (platform.scope_district(), platform.scope_town(), platform.scope_account(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    $13, $14, $15, $16, $17, $18, $19, $20)
  ON CONFLICT (client_id) DO NOTHING RETURNING id`;
const ADD_SITES = `
  INSERT INTO coverage.siting_sites (siting_id, at, district_code, name, longitude, latitude, cost_fen, seats, problem, alone, is_chosen)
  SELECT $1, x.at, platform.scope_district(), x.name, x.longitude, x.latitude, x.cost_fen, x.seats, x.problem, x.alone, x.is_chosen
  FROM jsonb_populate_recordset(NULL::coverage.siting_sites, $2::jsonb) x`;
const ADD_PROBLEM = `INSERT INTO coverage.siting_problems (siting_id, district_code, bytes) VALUES ($1, platform.scope_district(), $2)`;

/** What was found over which count. */
export interface AnsweredSiting {
  readonly candidates: readonly Candidate[];
  readonly found: SitingFound;
  readonly networkId: string;
  readonly businessDate: string;
  readonly inputs: Buffer;
}

/** What a siting begins from. */
export interface SitingBegins {
  /** Whose residents count; null: the district's. */
  readonly townCode: string | null;
  /** Digest of what was counted. */
  readonly inputs: Buffer;
}

/** Finds where further points would reach most. @throws PLANNING.CANDIDATES, NO_CANDIDATES, TOO_LARGE */
export function answerSiting(
  world: CoverageWorld,
  asked: AskSitingDto,
  { townCode, inputs }: SitingBegins,
): AnsweredSiting {
  const uploaded = asked.source === 'upload' ? readCandidates(asked.csv ?? '') : [];
  const slot = asked.slot ?? null;
  const { source, coordinates = 'WGS-84' } = asked;
  const candidates = loadCandidates(world, { source, slot, townCode, uploaded, coordinates });
  const found = solveSiting(world, candidates, {
    ...{ slot, townCode, profile: asked.profile, weighting: asked.weighting, mostSites: asked.mostSites },
    ...{ budgetFen: asked.budgetFen ?? null, costFen: asked.costFen ?? null, seats: asked.seats ?? null },
  });
  const { networkId, businessDate } = world.parts;
  return { candidates, found, networkId, businessDate, inputs };
}

/** Stores it in the name of the scope's account, to be proven; null: its client id is taken. */
export async function addSiting(
  tx: Queries,
  asked: AskSitingDto,
  { candidates, found, ...over }: AnsweredSiting,
): Promise<string | null> {
  const { problem, limits, siting, alone } = found;
  const [added] = await tx.query<{ id: string }[]>(ADD, [
    ...[
      asked.clientId,
      Buffer.from(hashBody(asked), 'hex'),
      asked.name,
      over.networkId,
      over.inputs,
      over.businessDate,
    ],
    ...[
      asked.profile,
      asked.slot ?? null,
      asked.source,
      asked.weighting,
      asked.mostSites,
      asked.budgetFen ?? null,
      asked.seats ?? null,
    ],
    ...[candidates.length, alone.filter((one) => one === null).length],
    ...[found.people, found.reached, found.newly, siting.covered, found.bound],
  ]);
  if (added === undefined) return null;
  const chosen = new Set(siting.chosen);
  const rows = candidates.map(({ costFen, ...candidate }, at) => ({
    ...{ at, ...candidate, cost_fen: costFen ?? asked.costFen ?? null },
    ...{ alone: alone[at] ?? 0, problem: alone[at] === null ? 'off_network' : null, is_chosen: chosen.has(at) },
  }));
  await tx.query(ADD_SITES, [added.id, JSON.stringify(rows)]);
  await tx.query(ADD_PROBLEM, [added.id, packProblem({ problem, limits, start: siting })]);
  return added.id;
}
