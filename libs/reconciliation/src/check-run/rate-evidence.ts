import {
  rateMeal,
  type CapabilityGrade,
  type Category,
  type GovernmentShares,
  type MealMode,
  type MealSlot,
  type Policy,
} from '@nuancan/five-ones';
import { fen, type BusinessDate, type Fen } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';

/** A rating takes some 50 µs; a policy that fits nobody would ask for a whole month. Beyond this the whole subsidy is at stake. */
const MOST_RATED = 50_000;

interface RatedRow {
  readonly mealId: string;
  readonly businessDate: BusinessDate;
  readonly slot: MealSlot;
  readonly mode: MealMode;
  readonly priceFen: number;
  readonly deliveryFeeFen: number;
  readonly spentEarlierFen: number;
  readonly governmentFen: number;
  readonly facilityTown: string;
  readonly birthDate: BusinessDate;
  readonly homeTown: string;
  readonly districtCode: string;
  readonly livesAlone: boolean;
  readonly categories: Category[];
  readonly grade: CapabilityGrade | null;
  readonly division: string | null;
  readonly entitled: boolean;
  /** What it used itself. */
  readonly own: { readonly key: string; readonly windowStart: string }[] | null;
  readonly uses: { readonly key: string; readonly windowStart: string; readonly used: number }[];
}

const VALID = `f.person_id = m.person_id AND f.valid_from <= m.business_date AND (f.valid_to IS NULL OR f.valid_to >= m.business_date)`;

/** What each meal of the evidence is judged by now; limits as its other meals used them. */
const ROWS = `
  SELECT m.meal_id AS "mealId", m.business_date AS "businessDate", m.slot, m.mode, m.price_fen AS "priceFen",
    m.delivery_fee_fen AS "deliveryFeeFen", m.government_fen AS "governmentFen", s.town_code AS "facilityTown", p.birth_date AS "birthDate", p.town_code AS "homeTown",
    p.district_code AS "districtCode", p.lives_alone AS "livesAlone",
    (SELECT coalesce(sum(o.price_fen - o.delivery_fee_fen), 0)::bigint FROM check_meals o WHERE o.person_id = m.person_id
      AND o.business_date = m.business_date AND (o.served_at, o.meal_id) < (m.served_at, m.meal_id)) AS "spentEarlierFen",
    ARRAY(SELECT DISTINCT f.value FROM check_facts f WHERE ${VALID} AND f.kind = 'category') AS categories,
    (SELECT f.value FROM check_facts f WHERE ${VALID} AND f.kind = 'grade' ORDER BY f.valid_from DESC LIMIT 1) AS grade,
    (SELECT f.value FROM check_facts f WHERE ${VALID} AND f.kind = 'registration' ORDER BY f.valid_from DESC LIMIT 1) AS division,
    NOT EXISTS (SELECT FROM check_facts f WHERE ${VALID} AND f.kind = 'status'
      AND (f.value = 'moved_out' OR (f.value = 'deceased' AND f.valid_from < m.business_date))) AS entitled,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('key', u.limit_key, 'windowStart', u.window_start, 'used', u.used)), '[]')
      FROM check_uses u WHERE u.person_id = m.person_id) AS uses,
    CASE WHEN m.government_fen > 0 THEN m.quotas END AS own
  FROM check_rated e JOIN check_meals m ON m.meal_id = e.meal_id AND m.business_date = e.business_date
  JOIN check_people p ON p.resident_id = m.resident_id AND NOT p.erased JOIN meal_point.facilities s ON s.id = m.facility_id`;

/** What was claimed too much comes first: what is due more can wait for the next run. */
const ASKED = `CREATE TEMP TABLE check_rated ON COMMIT DROP AS
  SELECT e.meal_id, e.business_date FROM check_evidence e WHERE e.code = ANY ($1) GROUP BY 1, 2
  ORDER BY bool_or(e.code = ANY ($2)) DESC, 1, 2 LIMIT ${MOST_RATED}`;

const STAKES = `
  UPDATE check_evidence e SET stake_fen = CASE WHEN e.code = ANY ($2) THEN d."governmentFen" - d."dueFen" ELSE d."dueFen" - d."governmentFen" END,
    facts = e.facts || jsonb_strip_nulls(jsonb_build_object('dueFen', d."dueFen", 'governmentFen', d."governmentFen",
      'dueShares', CASE WHEN e.code = ANY ($2) THEN d."dueShares" END, 'dueTown', CASE WHEN e.code = ANY ($2) THEN d."dueTown" END)),
    evidence_key = concat_ws(' ', e.evidence_key, CASE WHEN e.code = ANY ($4) THEN d."dueFen" END)
  FROM jsonb_to_recordset($1) AS d ("mealId" uuid, "governmentFen" bigint, "dueFen" bigint, "dueShares" jsonb, "dueTown" text)
  WHERE e.meal_id = d."mealId" AND e.code = ANY ($3)`;

/** Codes whose stake the policies say. */
export interface RatedCodes {
  readonly less: readonly string[];
  readonly more: readonly string[];
  /** Those whose key ends with what is due. */
  readonly keyed: readonly string[];
}

/**
 * Rates the evidence of the `rated` checks by the policies of its days and drops what makes no difference.
 * @param policies those in force on some day of the run, each with the days it is
 */
export async function rateEvidence(
  tx: Tx,
  { less, more, keyed }: RatedCodes,
  policies: readonly Policy[],
): Promise<void> {
  const codes = [...less, ...more];
  if (codes.length === 0) return;
  await tx.query(ASKED, [codes, less]);
  await tx.query('ANALYZE check_rated');
  const rows = await tx.query<RatedRow[]>(ROWS);
  const due = rows.map((row) => ({
    mealId: row.mealId,
    governmentFen: row.governmentFen,
    ...dueOf(row, policies),
  }));
  await tx.query(STAKES, [JSON.stringify(due), less, codes, keyed]);
  // Beyond the limit above nothing was rated: of a claim that is too small nothing is then known.
  await tx.query(
    `DELETE FROM check_evidence WHERE code = ANY ($1) AND stake_fen <= 0 OR code = ANY ($2) AND NOT facts ? 'dueFen'`,
    [codes, more],
  );
}

/** What is due, and who carries it where anything is. */
interface Due {
  readonly dueFen: number;
  readonly dueShares: GovernmentShares | null;
  readonly dueTown: string | null;
}

const NOTHING_DUE: Due = { dueFen: 0, dueShares: null, dueTown: null };

function dueOf(row: RatedRow, policies: readonly Policy[]): Due {
  if (!row.entitled) return NOTHING_DUE;
  const { division } = row;
  const rating = rateMeal({
    policies,
    diner: {
      birthDate: row.birthDate,
      categories: row.categories,
      grade: row.grade,
      registration:
        division === null
          ? null
          : { districtCode: division.slice(0, 6), townCode: division.length >= 9 ? division.slice(0, 9) : null },
      homeTownCode: row.homeTown,
      homeDistrictCode: row.districtCode,
      livesAlone: row.livesAlone,
    },
    meal: {
      ...{ businessDate: row.businessDate, slot: row.slot, mode: row.mode },
      priceFen: fen(row.priceFen),
      deliveryFeeFen: fen(row.deliveryFeeFen),
      spentEarlierTodayFen: fen(row.spentEarlierFen),
      facilityTownCode: row.facilityTown,
      facilityDistrictCode: row.districtCode,
    },
    limitUse: (key, windowStart) => {
      // Whether another meal of the slot had a subsidy is asked by Q01, and would be at stake twice.
      if (key === `subsidised:${row.slot}`) return 0;
      const same = (use: { readonly key: string; readonly windowStart: string }): boolean =>
        use.key === key && use.windowStart === windowStart;
      return (row.uses.find(same)?.used ?? 0) - (row.own ?? []).filter(same).length;
    },
  });
  if (rating.governmentFen === 0) return NOTHING_DUE;
  const carried = (funder: string): Fen => rating.shares.find((share) => share.funder === funder)?.amountFen ?? fen(0);
  return {
    dueFen: rating.governmentFen,
    dueShares: {
      provinceFen: carried('province'),
      cityFen: carried('city'),
      districtFen: carried('district'),
      townFen: carried('town'),
    },
    dueTown: rating.shares.find((share) => share.funder === 'town')?.townCode ?? null,
  };
}
