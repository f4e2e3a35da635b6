import { OFF_NETWORK } from '@nuancan/walk-network';
import type { WorldArea, WorldPeople } from '../world/world.js';
import type { Queries } from './queries.js';

/**
 * Residents of 60 and more who live at home in the district on a day, one row a person: of several entries the one that
 * stands, with the home, the grade and the end of any of them.
 */
const PEOPLE = `
  WITH entries AS MATERIALIZED (
    SELECT r.id, coalesce(r.merged_into, r.id) AS person FROM registry.residents r WHERE r.district_code = platform.scope_district()
  ), gone AS (
    SELECT DISTINCT e.person FROM registry.resident_statuses s JOIN entries e ON e.id = s.resident_id
    WHERE s.withdrawn_at IS NULL AND s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to >= $1)
  ), homes AS (
    SELECT DISTINCT ON (e.person) e.person, a.id, a.located, a.longitude, a.latitude
    FROM registry.resident_addresses a JOIN entries e ON e.id = a.resident_id
    WHERE a.label = 'home' AND a.ended_at IS NULL ORDER BY e.person, a.located = 'none', a.recorded_at DESC, a.id
  ), grades AS (
    SELECT DISTINCT ON (e.person) e.person, g.grade FROM registry.capability_grades g JOIN entries e ON e.id = g.resident_id
    WHERE g.valid_from <= $1 AND (g.valid_to IS NULL OR g.valid_to >= $1) ORDER BY e.person, g.valid_from DESC, g.id DESC
  ), brought AS (
    SELECT DISTINCT o.person_id AS person FROM delivery.standing_orders o
    WHERE o.district_code = platform.scope_district() AND $1 BETWEEN o.valid_from AND o.valid_to
  )
  SELECT r.village_code AS village, h.longitude, h.latitude, (h.located = 'exact') IS TRUE AS door,
    b.person IS NOT NULL AS delivered, r.birth_date <= $1::date - interval '80 years' AS "over80",
    (g.grade IN ('moderate', 'severe', 'total')) IS TRUE AS dependent, r.lives_alone AS "livesAlone", s.edge, s.along, s.access
  FROM registry.residents r
  LEFT JOIN homes h ON h.person = r.id AND h.located <> 'none'
  LEFT JOIN coverage.resident_snaps s ON s.address_id = h.id AND s.network_id = $2
  LEFT JOIN grades g ON g.person = r.id
  LEFT JOIN brought b ON b.person = r.id
  WHERE r.district_code = platform.scope_district() AND r.merged_into IS NULL AND r.erased_at IS NULL
    AND r.birth_date <= $1::date - interval '60 years' AND NOT EXISTS (SELECT FROM gone x WHERE x.person = r.id)
  ORDER BY r.id`;

interface PersonRow {
  readonly village: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly door: boolean;
  readonly delivered: boolean;
  readonly over80: boolean;
  readonly dependent: boolean;
  readonly livesAlone: boolean;
  readonly edge: number | null;
  readonly along: number | null;
  readonly access: number | null;
}

const E7 = 1e7;

/** Who is to be counted: on a day, with their places on a network. */
export interface PeopleAsked {
  readonly businessDate: string;
  readonly networkId: string;
  readonly towns: readonly WorldArea[];
  readonly villages: readonly WorldArea[];
}

/** Under the system's scope: where people live is nobody's to read. */
export async function loadPeople(tx: Queries, asked: PeopleAsked): Promise<WorldPeople> {
  const rows = await tx.query<PersonRow[]>(PEOPLE, [asked.businessDate, asked.networkId]);
  const villageAt = new Map(asked.villages.map(({ code }, at) => [code, at]));
  const townAt = new Map(asked.towns.map(({ code }, at) => [code, at]));
  const flags = (of: (row: PersonRow) => boolean): Uint8Array => Uint8Array.from(rows, (row) => (of(row) ? 1 : 0));
  const village = Uint16Array.from(rows, (row) => villageAt.get(row.village)!);
  return {
    count: rows.length,
    village,
    town: village.map((at) => townAt.get(asked.villages[at]!.townCode)!),
    lon: Int32Array.from(rows, (row) => Math.round((row.longitude ?? 0) * E7)),
    lat: Int32Array.from(rows, (row) => Math.round((row.latitude ?? 0) * E7)),
    hasPlace: flags((row) => row.longitude !== null),
    isDoor: flags((row) => row.door),
    delivered: flags((row) => row.delivered),
    over80: flags((row) => row.over80),
    dependent: flags((row) => row.dependent),
    livesAlone: flags((row) => row.livesAlone),
    snaps: {
      edge: Uint32Array.from(rows, (row) => row.edge ?? OFF_NETWORK),
      along: Float64Array.from(rows, (row) => row.along ?? 0),
      access: Float64Array.from(rows, (row) => row.access ?? Number.NaN),
    },
  };
}
