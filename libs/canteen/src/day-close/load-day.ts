import type { BusinessDate } from '@nuancan/kernel';
import type { OpeningFacts } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';
import { countUnconfirmed } from '@nuancan/volunteering';
import { loadRecounts } from '../drawer-count/drawer-count.service.js';
import type {
  DayCloseDto,
  DayOnesDto,
  DaySourceDto,
  DayStateDto,
  MethodSumDto,
  MissingDto,
  SilentTillDto,
  SlotLeftDto,
} from './day-close.dto.js';
import { loadDrawer } from './load-drawer.js';
import { stillServing } from './still-serving.js';

const NOT_VOIDED = `NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`;

const sum = (column: string, name: string): string => `coalesce(sum(${column}), 0)::bigint AS "${name}"`;

const ONES = (
  view: 'meals' | 'settled_meals',
): string => `SELECT count(*)::int AS meals, ${sum('m.cost_fen', 'costFen')},
    ${sum('m.elder_paid_fen', 'elderPaidFen')}, ${sum('m.government_fen', 'governmentFen')}, ${sum('m.donation_fen', 'donationFen')},
    ${sum('m.garden_fen', 'gardenFen')}, ${sum('m.volunteer_fen', 'volunteerFen')}, ${sum('m.unfunded_fen', 'unfundedFen')},
    ${sum('m.surplus_fen', 'surplusFen')}
  FROM canteen.${view} m WHERE m.facility_id = $1 AND m.business_date = $2`;

const METHODS = `SELECT m.payment_method AS method, count(*)::int AS meals, sum(m.elder_paid_fen)::bigint AS "amountFen"
  FROM canteen.meals m WHERE m.facility_id = $1 AND m.business_date = $2 AND ${NOT_VOIDED} GROUP BY 1 ORDER BY 1`;

const CLOSES = `SELECT c.round, c.mode, c.reason, c.meals, c.closed_at AS "closedAt", c.booked_month AS "bookedMonth",
    c.cash_expected_fen AS "cashExpectedFen", c.cash_counted_fen AS "cashCountedFen", c.chain_no AS "chainNo", encode(c.hash, 'hex') AS hash,
    (c.garden_offered_fen - c.garden_fen) AS "gardenUnallocatedFen", (c.volunteer_offered_fen - c.volunteer_fen) AS "volunteerUnallocatedFen"
  FROM canteen.day_closes c WHERE c.facility_id = $1 AND c.business_date = $2 ORDER BY c.round`;

const SOURCES = `SELECT d.id, d.kind, d.description, d.quantity, d.unit_fen AS "unitFen", d.value_fen AS "valueFen", d.paid_from AS "paidFrom",
    d.supplier, d.invoice_no AS "invoiceNo", d.recorded_at AS "recordedAt", w.reason AS "withdrawnBecause",
    CASE WHEN d.kind IN ('kitchen_hours', 'delivery_hours') THEN h.source_id IS NOT NULL END AS confirmed
  FROM canteen.day_sources d LEFT JOIN canteen.day_source_withdrawals w ON w.source_id = d.id
  LEFT JOIN canteen.hours_confirmations h ON h.source_id = d.id
  WHERE d.facility_id = $1 AND d.business_date = $2 ORDER BY d.id`;

const TILLS = `SELECT t.unsent FROM canteen.tills t
  WHERE t.facility_id = $1 AND t.unsent > 0 AND t.oldest_date <= $2 ORDER BY t.device_id`;

/**
 * Heard of on the day or the day before, in use, and not for three minutes: a till says each minute that it is there. One that
 * has been silent for longer is out of use, or the day's close would wait for a broken one for ever.
 */
const SILENT = `SELECT t.reported_at AS "lastHeardAt" FROM canteen.tills t
  WHERE t.facility_id = $1 AND t.in_use AND (t.unsent = 0 OR t.oldest_date > $2) AND t.reported_at < clock_timestamp() - interval '3 minutes'
    AND (t.reported_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $2::date - 1 AND $2::date ORDER BY t.reported_at, t.device_id`;

const PLACE = `SELECT f.id AS "facilityId", f.name AS "facilityName" FROM meal_point.facilities f WHERE f.id = $1`;

const OPENING = 'SELECT meal_point.opening_facts($1, ARRAY[$2::date]) AS facts';

/** The drawer before the day, as everywhere. */
const LOCK = `SELECT pg_advisory_xact_lock(canteen.drawer_key($1)), pg_advisory_xact_lock(canteen.day_key($1, $2))`;

/** How a facility's day stands: what was eaten, who carries it, what is missing before the close, and its rounds. */
export async function loadDay(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<DayStateDto> {
  const at = [facilityId, businessDate];
  const [place] = await tx.query<[Pick<DayStateDto, 'facilityId' | 'facilityName'>]>(PLACE, [facilityId]);
  const [estimated] = await tx.query<[DayOnesDto]>(`${ONES('meals')} AND ${NOT_VOIDED}`, at);
  const closes = await tx.query<DayCloseDto[]>(CLOSES, at);
  const [settled] = closes.length === 0 ? [null] : await tx.query<[DayOnesDto]>(ONES('settled_meals'), at);
  const sources = await tx.query<DaySourceDto[]>(SOURCES, at);
  const byMethod = await tx.query<MethodSumDto[]>(METHODS, at);
  const tills = await tx.query<{ unsent: number }[]>(TILLS, at);
  return {
    ...place,
    businessDate,
    ...(await loadDrawer(tx, facilityId, businessDate)),
    estimated,
    settled: settled ?? null,
    closes,
    sources,
    byMethod,
    missing:
      closes.length > 0
        ? []
        : [
            ...unsent(tills),
            ...unconfirmed(sources),
            ...unsettled(await countUnconfirmed(tx, facilityId, businessDate)),
          ],
    stillServing: closes.length > 0 ? [] : await loadServing(tx, facilityId, businessDate),
    silentTills: closes.length > 0 ? [] : await loadSilent(tx, facilityId, businessDate),
    recounts: await loadRecounts(tx, facilityId, businessDate),
  };
}

/** Nobody closes the day or adds to it until the transaction ends. @returns whether it is still open */
export async function lockDay(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<boolean> {
  await tx.query(LOCK, [facilityId, businessDate]);
  const [close] = await tx.query<unknown[]>(CLOSES, [facilityId, businessDate]);
  return close === undefined;
}

/** What stands in the way of closing an open day. */
export async function loadMissing(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<MissingDto[]> {
  const at = [facilityId, businessDate];
  const sources = await tx.query<DaySourceDto[]>(SOURCES, at);
  const attended = await countUnconfirmed(tx, facilityId, businessDate);
  return [...unsent(await tx.query<{ unsent: number }[]>(TILLS, at)), ...unconfirmed(sources), ...unsettled(attended)];
}

/** What a day still has to serve, now. */
export async function loadServing(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<SlotLeftDto[]> {
  const [{ facts }] = await tx.query<[{ facts: OpeningFacts | null }]>(OPENING, [facilityId, businessDate]);
  return facts === null ? [] : stillServing(facts, businessDate, new Date());
}

/** Tills that may hold records of a day which nobody has heard of. */
export async function loadSilent(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<SilentTillDto[]> {
  return tx.query<SilentTillDto[]>(SILENT, [facilityId, businessDate]);
}

function unsent(tills: readonly { readonly unsent: number }[]): MissingDto[] {
  return tills.map(({ unsent: count }) => ({
    code: 'UNSENT_TILL',
    count,
    zh: `有一台收银设备还有 ${count} 笔没有送达`,
    en: `A till still holds ${count} records`,
  }));
}

/** Whoever is still signed in, or signed out with hours that nobody confirmed: after the close they would be worth nothing. */
function unsettled(count: number): MissingDto[] {
  if (count === 0) return [];
  return [
    {
      code: 'ATTENDANCE_OPEN',
      count,
      zh: `有 ${count} 名志愿者还没有签退或确认时长`,
      en: `${count} volunteers are not signed out or their hours not confirmed`,
    },
  ];
}

function unconfirmed(sources: readonly DaySourceDto[]): MissingDto[] {
  const count = sources.filter((source) => source.confirmed === false && source.withdrawnBecause === null).length;
  if (count === 0) return [];
  return [
    {
      code: 'HOURS_UNCONFIRMED',
      count,
      zh: `有 ${count} 条志愿服务时长没有确认`,
      en: `${count} entries of volunteer hours are not confirmed`,
    },
  ];
}
