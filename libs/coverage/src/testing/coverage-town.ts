import { Outbox, systemScope, type Scope } from '@nuancan/platform';
import type { Roads } from '@nuancan/walk-network';
import type { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  DISTRICT,
  FAR_TOWN,
  TOWN,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';
import { CoverageRefresher } from '../figure/coverage-refresher.js';
import { NetworkActivator } from '../network/network-activator.js';
import { NetworkBuilder } from '../network/network-builder.js';
import { NetworkService } from '../network/network.service.js';

export const VILLAGES = [`${TOWN}201`, `${TOWN}202`, `${FAR_TOWN}201`] as const;
export const SYSTEM = systemScope(DISTRICT);

/** A district of meal points with three villages, and everything that makes networks count. */
export interface CoverageTown extends MealPointDistrict {
  readonly test: TestDatabase;
  readonly networks: NetworkService;
  readonly build: (id: string) => Promise<void>;
  readonly activate: (id: string) => Promise<void>;
  readonly refresh: () => Promise<string>;
  /** Sends a file, builds and activates it; its id. */
  readonly bring: (geojson: string, scope?: Scope) => Promise<string>;
}

/** Opens one over a database of its own; `test.close()` ends it. */
export async function openCoverageTown(): Promise<CoverageTown> {
  const test = await openTestDatabase();
  const places = await arrangeMealPoints(test.owner);
  for (const code of VILLAGES) {
    await test.owner.query(
      `INSERT INTO registry.villages (code, town_code, district_code, name, longitude, latitude) VALUES ($1, $2, $3, '某村', 121.41, 29.66)`,
      [code, code.slice(0, 9), DISTRICT],
    );
  }
  const networks = new NetworkService(test.database, new Outbox());
  const [builder, activator] = [new NetworkBuilder(test.database), new NetworkActivator(test.database)];
  const refresher = new CoverageRefresher();
  const build = (id: string) => test.database.scoped(SYSTEM, (tx) => builder.build(tx, id, DISTRICT));
  const activate = (id: string) => test.database.scoped(SYSTEM, (tx) => activator.activate(tx, id));
  return {
    ...{ ...places, test, networks, build, activate },
    refresh: () => test.database.scoped(SYSTEM, (tx) => refresher.refresh(tx, DISTRICT)),
    bring: async (geojson, scope = places.districtOfficial) => {
      const { id } = await networks.upload(scope, sentFile(geojson));
      await build(id);
      await networks.activate(scope, id);
      await activate(id);
      return id;
    },
  };
}

/** A file as it is sent. */
export function sentFile(geojson: string, coordinates: string | undefined = 'WGS-84') {
  const bytes = Buffer.from(geojson);
  return { fileName: '路网.geojson', bytes, coordinates, source: '测绘院，内部使用', barriersBlock: false };
}

/** Roads as lines of GeoJSON, stretched three times about their corner so that not everything is near. */
export function geojsonOf({ nodeLon, nodeLat, wayStarts, refs }: Roads): string {
  const lines = Array.from({ length: wayStarts.length - 1 }, (_, way) =>
    [...refs.subarray(wayStarts[way], wayStarts[way + 1])].map((node) => placeOf(nodeLon[node]!, nodeLat[node]!)),
  ).filter((line) => line.length > 1);
  return JSON.stringify({
    type: 'FeatureCollection',
    features: lines.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    })),
  });
}

const CORNER = { lon: 121.4, lat: 29.65 };
const STRETCH = 3;

/** A place in 1e-7 degrees, stretched likewise. */
export function placeOf(lonE7: number, latE7: number): [number, number] {
  const stretched = (value: number, corner: number): number =>
    Math.round((corner + STRETCH * (value / 1e7 - corner)) * 1e7) / 1e7;
  return [stretched(lonE7, CORNER.lon), stretched(latE7, CORNER.lat)];
}

/** A resident as the register has them. */
export interface StoredPerson {
  readonly village: string;
  readonly birthDate: string;
  readonly livesAlone: boolean;
  readonly grade: string | null;
  /** Degrees; null: no address is known. */
  readonly place: readonly [number, number] | null;
}

/** Stores a person, as the owner; the id. */
export async function storePerson(
  owner: Client,
  { village, birthDate, livesAlone, grade, place }: StoredPerson,
): Promise<string> {
  const town = village.slice(0, 9);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, lives_alone)
     VALUES ($1, $2, $3, '沈阿花', 'shen a hua', 'sah', 'female', $4, $5) RETURNING id`,
    [DISTRICT, town, village, birthDate, livesAlone],
  );
  const id = rows[0]?.id ?? '';
  if (grade !== null) {
    await owner.query(
      `INSERT INTO registry.capability_grades (resident_id, district_code, town_code, grade, standard, valid_from)
       VALUES ($1, $2, $3, $4, 'GB/T 42195-2022', '2020-01-01')`,
      [id, DISTRICT, town, grade],
    );
  }
  if (place !== null) await storeHome(owner, { id, town, place });
  return id;
}

/** Gives a person a home; the one before ends. */
export async function storeHome(
  owner: Client,
  { id, town, place }: { readonly id: string; readonly town: string; readonly place: readonly [number, number] },
): Promise<void> {
  await owner.query(
    `UPDATE registry.resident_addresses SET ended_at = now(), ended_by = (SELECT a.id FROM identity.accounts a LIMIT 1)
     WHERE resident_id = $1 AND ended_at IS NULL`,
    [id],
  );
  await owner.query(
    `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
     VALUES ($1, $2, $3, 'home', '桥头弄', $4, $5, 'exact')`,
    [id, DISTRICT, town, ...place],
  );
}
