import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { CLAIM_INVARIANTS } from './claim-invariants.js';

/** What a superuser could do to the stored data; each is found by the invariant of that name. */
const TAMPERED: Readonly<Record<string, string>> = {
  'claim-lines-once': `DROP INDEX reconciliation.claim_lines_meal_once;
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date, prior,
      funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date, prior, funding_town, province_fen,
      city_fen, district_fen, town_fen FROM reconciliation.claim_lines WHERE kind = 'meal' LIMIT 1`,
  'claim-lines-of-rounds': `UPDATE reconciliation.claim_lines SET city_fen = city_fen + 1 WHERE kind = 'meal'`,
  'claim-late-meals': `UPDATE reconciliation.late_meals SET city_fen = city_fen + 1`,
  'claim-lines-of-sources': `UPDATE reconciliation.adjustments SET district_fen = district_fen + 1`,
  'claim-approved-lines': `UPDATE reconciliation.claim_lines SET prior = NOT prior`,
  'claim-chain-head': `UPDATE canteen.day_closes SET hash = sha256(hash)`,
  'claim-states-of-steps': `UPDATE reconciliation.claims SET version = version + 1`,
  'claim-four-eyes': `ALTER TABLE reconciliation.leg_payments DROP CONSTRAINT leg_payments_four_eyes;
    UPDATE reconciliation.leg_payments SET account_id = approved_by`,
  'legs-of-approval': `UPDATE reconciliation.legs SET amount_fen = amount_fen + 1`,
  'legs-settled': `UPDATE reconciliation.leg_payments SET amount_fen = amount_fen - 1`,
  'claim-lines-payee': `UPDATE reconciliation.legs SET of_another = true`,
  'legs-paid': `UPDATE reconciliation.legs SET paid_fen = paid_fen - 1 WHERE paid_fen > 0`,
  'leg-orders-confirmed': `UPDATE reconciliation.payee_accounts SET valid_from = '2099-01-01'`,
  'claims-in-ledger': `UPDATE ledger.lines SET amount_fen = amount_fen + 1
    WHERE account_id IN (SELECT id FROM ledger.accounts WHERE kind = 'claim_receivable')`,
  'subsidies-in-ledger': `UPDATE ledger.lines SET amount_fen = amount_fen + 1`,
};

describe('the invariants of claims', () => {
  let desk: ClaimsDesk;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { home } = desk;
    await desk.eat(home, parseBusinessDate('2026-02-03'), await desk.books.elders(home, 3));
    await desk.payeeAccount(home, '33101234567890123456');
    const claim = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.step(home.operator, claim, 'submit');
    const body = { provinceFen: 0, cityFen: 0, districtFen: -50, townFen: 0, reason: '更正' };
    await desk.claims.adjust(home.townOfficial, claim.claimId, { clientId: newClientId(), step: 1, ...body });
    await desk.step(home.townOfficial, claim, 'endorse');
    await desk.step(desk.approver, claim, 'approve');
    await desk.payAll(claim);
    const [late = ''] = await desk.books.elders(home, 1);
    await desk.eatLate(home, parseBusinessDate('2026-02-03'), late);
    await desk.eat(home, parseBusinessDate('2026-03-03'), await desk.books.elders(home, 1));
    await desk.step(home.operator, await desk.claims.open(home.operator, { month: '2026-03' }), 'submit');
  });
  afterAll(() => desk?.close());

  it('hold of what people did', async () => {
    const results = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  async function found(name: string, tampering = ''): Promise<unknown[]> {
    const { owner } = desk.books.test;
    const invariant = CLAIM_INVARIANTS.find((one) => one.name === name);
    // The check begins a transaction of its own; here it must see what this one did.
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${tampering}`);
      await owner.query('SET LOCAL ROLE nuancan_definer');
      return (await owner.query(`SELECT * FROM (${invariant?.sql}) AS offending LIMIT 5`)).rows;
    } finally {
      await owner.query('ROLLBACK');
    }
  }

  it.each(CLAIM_INVARIANTS.map(({ name }) => name))('%s is found when somebody tampered', async (name) => {
    expect(await found(name, TAMPERED[name])).not.toEqual([]);
  });

  it('tell a late meal that is a line and was never set aside', async () => {
    const slipped = `WITH aside AS (DELETE FROM reconciliation.late_meals RETURNING *)
      INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
        prior, funding_town, province_fen, city_fen, district_fen, town_fen)
      SELECT claim_id, version, district_code, town_code, facility_id, 'meal', meal_id, business_date, true, funding_town, province_fen,
        city_fen, district_fen, town_fen FROM aside`;
    expect(await found('claim-lines-of-rounds', slipped)).toEqual([]);
    expect(await found('claim-late-meals', slipped)).toHaveLength(1);
  });
});
