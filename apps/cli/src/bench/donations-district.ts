import { randomBytes, createHash } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { openClient, type Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import { FACILITIES, PLACES } from './close-district.js';
import { storeDonations } from './donated-tranches.js';

/** So many donations, over so many meals. */
export const DONATIONS = 10_000;
export const DONATED_MEALS = 1_500_000;
/** Of one donor alone. */
export const BIG_DONOR_DONATIONS = 1_000;

const DAYS = 300;
const MEAL_FEN = 200;
const DAYS_BACK = 60;

/** What was planted, and who asks for it. */
export interface DonationsDistrict {
  readonly districtOfficial: Scope;
  /** Opens the page of the donor of `BIG_DONOR_DONATIONS` donations. */
  readonly bigToken: string;
}

/** Meals in the order in which days were closed, facility by facility: each donation pays the next ones, as a settlement does. */
const MEALS = `
  INSERT INTO canteen.meal_donations (meal_id, business_date, tranche_id, amount_fen, facility_id, district_code, facility_town)
  SELECT uuidv7(), $1::date + n.day, t.id, ${MEAL_FEN}, f.id, f.district_code, f.town_code
  FROM (SELECT i * $4::int / $3 AS tranche, (i * $2 / $3)::int AS day, i % ($3 / $2) * ${FACILITIES} / ($3 / $2) AS place
    FROM generate_series(0, $3::bigint - 1) i) n
  JOIN (SELECT id, district_code, town_code, row_number() OVER (ORDER BY id) - 1 AS no FROM meal_point.facilities) f ON f.no = n.place
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS no FROM donation.tranches) t ON t.no = n.tranche`;

/** What the settlement's trigger notes row by row, at once. */
const SPENT = `
  INSERT INTO donation.spent_days (tranche_id, facility_id, business_date, district_code, facility_town, meals, donor_meals, amount_fen)
  SELECT tranche_id, facility_id, business_date, min(district_code), min(facility_town), count(*), count(*), sum(amount_fen)
  FROM canteen.meal_donations GROUP BY 1, 2, 3;
  UPDATE donation.tranches t SET spent_fen = s.fen FROM (SELECT tranche_id, sum(amount_fen) AS fen FROM donation.spent_days GROUP BY 1) s
    WHERE s.tranche_id = t.id`;
const ONE_DONOR = `
  UPDATE donation.donations SET donor_id = (SELECT min(id::text)::uuid FROM donation.donors)
  WHERE id IN (SELECT id FROM donation.donations ORDER BY id LIMIT ${BIG_DONOR_DONATIONS})`;
const LINK = `
  INSERT INTO donation.donor_links (district_code, donor_id, token_hash, created_by)
  SELECT district_code, id, $1, recorded_by FROM donation.donors WHERE id = (SELECT min(id::text)::uuid FROM donation.donors)`;

/** Fills an empty, migrated database with donations that meals have used up. */
export async function createDonationsDistrict(
  ownerUrl: string,
  { donations = DONATIONS, meals = DONATED_MEALS }: { donations?: number; meals?: number } = {},
): Promise<DonationsDistrict> {
  const owner = await openClient(ownerUrl, 'nuancan-bench');
  try {
    await owner.query(PLACES);
    const districtOfficial = await officialOf(owner);
    const { districtCode, accountId } = districtOfficial;
    const today = businessDateAt(new Date());
    const receivedOn = addDays(today, -DAYS_BACK);
    const amountFen = Math.ceil(meals / donations) * MEAL_FEN;
    await storeDonations(owner, { districtCode, accountId: accountId ?? '', receivedOn, donations, amountFen });
    // The rows are what the settlement would store; its triggers would only note each of them.
    await owner.query('SET session_replication_role = replica');
    await owner.query(MEALS, [addDays(today, -DAYS), DAYS, meals, donations]);
    await owner.query(SPENT);
    await owner.query(ONE_DONOR);
    await owner.query('RESET session_replication_role');
    const bigToken = randomBytes(32).toString('base64url');
    await owner.query(LINK, [createHash('sha256').update(bigToken).digest()]);
    await owner.query('VACUUM ANALYZE');
    return { districtOfficial, bigToken };
  } finally {
    await owner.end();
  }
}

async function officialOf(owner: Client): Promise<Scope> {
  const { rows } = await owner.query<Scope>(
    `SELECT id AS "accountId", role, district_code AS "districtCode", town_code AS "townCode", facility_id AS "facilityId"
     FROM identity.accounts WHERE login = 'district'`,
  );
  if (!rows[0]) throw new Error('no district official');
  return rows[0];
}
