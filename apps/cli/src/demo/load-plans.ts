import { randomBytes } from 'node:crypto';
import {
  addScenario,
  addSiting,
  answerSiting,
  countScenario,
  CoverageWorld,
  digestWorld,
  loadWorld,
  placeWorld,
  storeCounted,
  type Queries,
  type StoredChange,
} from '@nuancan/coverage';
import { businessDateAt, uuidv7 } from '@nuancan/kernel';
import { EdgeIndex } from '@nuancan/walk-network';
import type { Client } from 'pg';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { LoadedNetwork } from './load-network.js';
import { deliveringKitchen } from './load-orders.js';

const FORCED = ['sitings', 'siting_sites', 'siting_problems', 'scenarios', 'scenario_changes', 'scenario_figures'].map(
  (table) => `coverage.${table}`,
);
/** What was copied in this very transaction has no statistics: the register was joined row by row, for minutes. */
const ANALYZE = `ANALYZE registry.residents, registry.resident_addresses, registry.resident_statuses, registry.capability_grades,
  delivery.standing_orders, coverage.resident_snaps`;
const PROFILE = 'older';
const SITES = 3;
const SITES_OF_SCENARIO = 2;
const SEATS = 40;

const AS_ACCOUNT = `SELECT set_config('app.account_id', $1, true)`;
const SHARE_SITING = `UPDATE coverage.sitings SET shared_with = 'district' WHERE id = $1`;
const ASK_PROOF = `INSERT INTO platform.outbox (district_code, job, payload) VALUES ($1, 'prove-siting', jsonb_build_object('sitingId', $2::uuid))`;

/** The register and the network that plans are made over. */
interface PlannedOver {
  readonly tx: Queries;
  readonly world: CoverageWorld;
  readonly inputs: Buffer;
}

/** Where the siting put its points. */
interface LoadedSiting {
  readonly id: string;
  readonly sites: readonly { readonly name: string; readonly longitude: number; readonly latitude: number }[];
}

/**
 * A siting of the district's official, and a scenario made of it, shared with every official; over the register as it is today,
 * whatever day the demo shows: as the network is counted over once the worker has put it into force. The worker proves the siting.
 */
export async function loadPlans(client: Client, district: DemoDistrict, network: LoadedNetwork): Promise<void> {
  const official = district.accounts.find(({ login }) => login === 'qumin');
  const force = (is: string): string =>
    FORCED.map((table) => `ALTER TABLE ${table} ${is} ROW LEVEL SECURITY`).join(';');
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  await client.query(AS_ACCOUNT, [official?.id]);
  const over = await openWorld(client, network);
  const siting = await loadSiting(client, over);
  await loadScenario(over, siting, district);
  await client.query(AS_ACCOUNT, ['']);
  await client.query(force('FORCE'));
}

async function openWorld(client: Client, { id: networkId, network }: LoadedNetwork): Promise<PlannedOver> {
  const tx: Queries = {
    query: async <T>(sql: string, values?: unknown[]): Promise<T> => (await client.query(sql, values)).rows as T,
  };
  await client.query(ANALYZE);
  const parts = await loadWorld(tx, { networkId, network, businessDate: businessDateAt(new Date()) });
  const placed = placeWorld(parts, new EdgeIndex(network));
  return { tx, world: new CoverageWorld(placed), inputs: digestWorld(placed) };
}

async function loadSiting(client: Client, { tx, world, inputs }: PlannedOver): Promise<LoadedSiting> {
  const question = {
    clientId: newClientId(),
    name: '明年新增三个助餐点',
    profile: PROFILE,
    source: 'villages',
    weighting: 'people',
    mostSites: SITES,
  } as const;
  const answered = answerSiting(world, question, { townCode: null, inputs });
  const id = (await addSiting(tx, question, answered)) ?? '';
  await client.query(SHARE_SITING, [id]);
  await client.query(ASK_PROOF, [DEMO_DISTRICT.code, id]);
  return { id, sites: answered.found.siting.chosen.map((at) => answered.candidates[at]!) };
}

/** Two of its points, and more seats in 西坞. */
async function loadScenario(
  { tx, world, inputs }: PlannedOver,
  siting: LoadedSiting,
  district: DemoDistrict,
): Promise<void> {
  const { kitchen } = deliveringKitchen(district);
  const points = siting.sites.slice(0, SITES_OF_SCENARIO).map(({ name, longitude, latitude }) => ({
    ...{ kind: 'add' as const, name: `${name}新点`, longitude, latitude, seats: SEATS },
  }));
  const more = { kind: 'capacity' as const, facilityId: kitchen.id, seats: kitchen.seats + SEATS };
  const draft = {
    clientId: newClientId(),
    name: '先建两个点，西坞扩座',
    profile: PROFILE,
    sharedWith: 'district',
    sitingId: siting.id,
    changes: [...points, more],
  } as const;
  const nothing = { facilityId: null, townCode: null, name: null, longitude: null, latitude: null, slots: null };
  const changes: StoredChange[] = [
    ...points.map((point) => ({ ...nothing, ...point })),
    { ...nothing, ...more, townCode: kitchen.village.townCode },
  ];
  const id = await addScenario(tx, { ...draft, changes: [...draft.changes] }, changes);
  const asked = { profile: PROFILE, slot: null, changes } as const;
  await storeCounted(tx, id ?? '', countScenario(world, asked, { districtCode: DEMO_DISTRICT.code, inputs }));
}

function newClientId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}
