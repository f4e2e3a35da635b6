import type { Tx } from '@nuancan/platform';
import { isSnapped, placePoints, type EdgeIndex, type PlacedPoints } from '@nuancan/walk-network';

// A snap is of an address, which never changes: what has one is where it was.
const ADDRESSES = `
  SELECT a.id, a.longitude, a.latitude FROM registry.resident_addresses a
  WHERE a.district_code = platform.scope_district() AND a.label = 'home' AND a.ended_at IS NULL AND a.located <> 'none'
    AND NOT EXISTS (SELECT FROM coverage.resident_snaps s WHERE s.address_id = a.id AND s.network_id = $1)
  ORDER BY a.id`;
const ADD_ADDRESSES = `
  INSERT INTO coverage.resident_snaps (network_id, address_id, district_code, edge, along, access, problem)
  SELECT $1, x.* FROM (SELECT unnest($2::uuid[]), platform.scope_district(), unnest($3::int[]), unnest($4::float8[]),
    unnest($5::float8[]), unnest($6::text[])) x`;

const MOVED = `
  DELETE FROM coverage.facility_snaps s USING meal_point.facilities f
  WHERE f.id = s.facility_id AND s.network_id = $1 AND (f.longitude, f.latitude) IS DISTINCT FROM (s.longitude, s.latitude)`;
const FACILITIES = `
  SELECT f.id, f.longitude, f.latitude FROM meal_point.facilities f
  WHERE f.district_code = platform.scope_district()
    AND NOT EXISTS (SELECT FROM coverage.facility_snaps s WHERE s.facility_id = f.id AND s.network_id = $1)
  ORDER BY f.id`;
const ADD_FACILITIES = `
  INSERT INTO coverage.facility_snaps (network_id, facility_id, district_code, town_code, longitude, latitude, edge, along, access, problem)
  SELECT $1, f.id, f.district_code, f.town_code, f.longitude, f.latitude, x.edge, x.along, x.access, x.problem
  FROM (SELECT unnest($2::uuid[]) AS id, unnest($3::int[]) AS edge, unnest($4::float8[]) AS along,
    unnest($5::float8[]) AS access, unnest($6::text[]) AS problem) x JOIN meal_point.facilities f ON f.id = x.id`;

const BATCH = 10_000;

interface PlaceRow {
  readonly id: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Puts onto a network. */
export interface Placing {
  readonly networkId: string;
  /** Made only when there is something to place. */
  readonly index: () => EdgeIndex;
  readonly tell?: (done: number, total: number) => Promise<void>;
}

/** Puts onto a network whatever is not on it yet: addresses, and facilities that are new or have moved. Returns how many. */
export async function placeMissing(tx: Tx, { networkId, index, tell }: Placing): Promise<number> {
  await tx.query(MOVED, [networkId]);
  const facilities = await tx.query<PlaceRow[]>(FACILITIES, [networkId]);
  if (facilities.length > 0) await tx.query(ADD_FACILITIES, [networkId, ...columns(facilities, index())]);
  const addresses = await tx.query<PlaceRow[]>(ADDRESSES, [networkId]);
  for (let from = 0; from < addresses.length; from += BATCH) {
    await tell?.(from, addresses.length);
    const batch = addresses.slice(from, from + BATCH);
    await tx.query(ADD_ADDRESSES, [networkId, ...columns(batch, index())]);
  }
  return facilities.length + addresses.length;
}

/** Ids with edge, along, access and problem of each, one array a column. */
function columns(rows: readonly PlaceRow[], index: EdgeIndex): unknown[] {
  const { snaps, problems }: PlacedPoints = placePoints(index, {
    lon: Float64Array.from(rows, ({ longitude }) => longitude ?? Number.NaN),
    lat: Float64Array.from(rows, ({ latitude }) => latitude ?? Number.NaN),
    coordinates: 'WGS-84',
  });
  const problemAt = new Map(problems.map((found) => [found.index, found.problem]));
  const known = (values: ArrayLike<number>): (number | null)[] =>
    rows.map((_, at) => (isSnapped(snaps, at) ? values[at]! : null));
  return [
    rows.map(({ id }) => id),
    known(snaps.edge),
    known(snaps.along),
    known(snaps.access),
    rows.map((_, at) => problemAt.get(at) ?? null),
  ];
}
