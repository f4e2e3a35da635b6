import { addDays } from '@nuancan/kernel';
import type { Client } from 'pg';
import type { DemoAccount } from './generate-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import type { DemoWallets } from './demo-wallets.js';

const ISSUED_DAYS_AGO = 20;
const VALID_DAYS = 90;
/** What the demo's vouchers can cost: the gift behind them. */
export const VOUCHERS_FEN = 30_000;
const CAP_FEN = 500;
const REDEEMED = 4;

const TABLES = ['tranches', 'voucher_issues', 'vouchers', 'voucher_codes'];
const ISSUE = `WITH issue AS (
    INSERT INTO donation.voucher_issues (tranche_id, donation_id, organisation_id, district_code, vouchers, cap_fen, issued_on, expires_on,
      for_town, account_id)
    SELECT id, donation_id, organisation_id, district_code, amount_fen / ${CAP_FEN}, ${CAP_FEN}, $1, $2, $3, account_id
    FROM donation.tranches WHERE earmark = 'vouchers' RETURNING tranche_id, district_code, vouchers
  ), printed AS (
    INSERT INTO donation.vouchers (issue_id, district_code, no)
    SELECT tranche_id, district_code, n FROM issue, generate_series(1, vouchers) n RETURNING id, district_code, no)
  INSERT INTO donation.voucher_codes (voucher_id, district_code, code)
  SELECT id, district_code, 'QV' || upper(left(md5(gen_random_uuid()::text), 16)) FROM printed RETURNING code`;
const SCOPE = `SELECT set_config('app.role', $1, true), set_config('app.account_id', $2, true), set_config('app.town', $3, true),
  set_config('app.facility', $4, true)`;
/** What the counter does, with its entry. */
const REDEEM = `SELECT count(*) FROM ledger.post_entries((
  SELECT jsonb_agg(jsonb_build_object('kind', 'voucher_redeemed', 'businessKey', 'voucher/' || r.movement_id, 'businessDate', r.booked_date,
    'townCode', platform.scope_town(), 'facilityId', platform.scope_facility(), 'organisationId', r.organisation_id,
    'lines', jsonb_build_array(
      jsonb_build_object('account', jsonb_build_object('kind', 'donation_fund', 'fundId', r.issue_id), 'amountFen', r.amount_fen),
      jsonb_build_object('account', jsonb_build_object('kind', 'wallet', 'organisationId', r.organisation_id), 'amountFen', -r.amount_fen))))
  FROM canteen.redeem_vouchers($1, $2) r))`;

/** One issue of vouchers for a town, of which a few have paid for the last day's meals at the operator's counter; books and all. */
export async function loadVouchers(
  client: Client,
  { today }: DemoDistrict,
  { operator, wallets }: { readonly operator: DemoAccount; readonly wallets: DemoWallets },
): Promise<void> {
  const force = (is: string): string =>
    TABLES.map((table) => `ALTER TABLE donation.${table} ${is} ROW LEVEL SECURITY`).join(';');
  await client.query(force('NO FORCE'));
  const issuedOn = addDays(today, -ISSUED_DAYS_AGO);
  const { rows } = await client.query<{ code: string }>(ISSUE, [
    ...[issuedOn, addDays(issuedOn, VALID_DAYS), operator.townCode],
  ]);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query(force('FORCE'));
  const meals = lastMeals(wallets, operator.facilityId);
  const asked = meals.map((spend, place) => ({
    ...{ mealId: spend.mealId, residentId: spend.wallet.residentId, businessDate: spend.date },
    ...{ code: rows[place]?.code, dueFen: -spend.amountFen, paidFen: -spend.amountFen },
  }));
  await client.query('SET CONSTRAINTS ALL DEFERRED');
  await client.query(SCOPE, ['operator', operator.id, operator.townCode, operator.facilityId]);
  await client.query(REDEEM, [JSON.stringify(asked), asked.map(({ residentId }) => residentId)]);
  await client.query(SCOPE, ['system', '', '', '']);
}

/** Meals of the last day that were paid out of wallets at a counter and stand. */
function lastMeals({ movements }: DemoWallets, facilityId: string | null) {
  const given = new Set(movements.flatMap(({ kind, mealId }) => (kind === 'void_return' ? [mealId] : [])));
  const spends = movements.filter(
    ({ kind, facility, mealId }) => kind === 'spend' && facility.id === facilityId && !given.has(mealId),
  );
  const last = spends.reduce((day, { date }) => (date > day ? date : day), '');
  return spends.filter(({ date }) => date === last).slice(0, REDEEMED);
}
