import { checkInvariants } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { DataSource, type MigrationInterface } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { RecordOverpayments1764410120000 } from './1764410120000-record-overpayments.js';
import { BillPredecessors1764410130000 } from './1764410130000-bill-predecessors.js';

/** Gives the schema to a role that owns everything in it, is superuser of nothing and has no policy of its own. */
const HAND_OVER = `
  DO $$
  DECLARE
    x record;
  BEGIN
    FOR x IN SELECT c.oid::regclass AS name FROM pg_class c
      WHERE c.relnamespace = 'reconciliation'::regnamespace AND c.relkind IN ('r', 'p') LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO %I', x.name, current_setting('test.owner'));
    END LOOP;
    FOR x IN SELECT p.oid::regprocedure AS name FROM pg_proc p
      WHERE p.pronamespace = 'reconciliation'::regnamespace LOOP
      EXECUTE format('ALTER FUNCTION %s OWNER TO %I', x.name, current_setting('test.owner'));
    END LOOP;
    EXECUTE format('GRANT nuancan_definer TO %1$I WITH INHERIT FALSE, SET TRUE; GRANT USAGE ON SCHEMA platform, canteen, registry, meal_point TO %1$I;
      GRANT ALL ON SCHEMA reconciliation TO %1$I; GRANT SELECT, REFERENCES ON registry.organisations TO %1$I', current_setting('test.owner'));
  END $$`;

/** A database from before anybody told bank payments from nettings; its owner is no superuser. */
describe('payments from before overpayments were recorded', () => {
  const role = `landed_${process.pid}`;
  let desk: ClaimsDesk;
  let claim: ClaimDto;
  let dataSource: DataSource;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { home, books } = desk;
    await desk.eat(home, parseBusinessDate('2026-02-03'), await books.elders(home, 2));
    claim = await desk.payAll(await desk.approve(home, '2026-02'));
    dataSource = new DataSource({ type: 'postgres', url: books.test.ownerUrl, installExtensions: false });
    await dataSource.initialize();
    const run = dataSource.createQueryRunner();
    const migrations: MigrationInterface[] = [
      new RecordOverpayments1764410120000(),
      new BillPredecessors1764410130000(),
    ];
    for (const migration of migrations.toReversed()) await migration.down(run);
    await run.query(`CREATE ROLE ${role} NOLOGIN; SET test.owner = '${role}'; ${HAND_OVER}; SET ROLE ${role}`);
    for (const migration of migrations) await migration.up(run);
    await run.query('RESET ROLE');
  });
  afterAll(async () => {
    await dataSource?.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await dataSource?.destroy();
    await desk?.close();
  });

  it('are paid afterwards too, and nobody pays them again', async () => {
    for (const { legId, amountFen } of claim.legs) {
      expect(await desk.legs.one(desk.payer, legId)).toMatchObject({ settledFen: amountFen, paidFen: amountFen });
    }
    const [leg] = claim.legs;
    const { approvedOn } = await desk.legs.one(desk.payer, leg?.legId ?? '');
    const again = {
      clientId: crypto.randomUUID(),
      amountFen: leg?.amountFen ?? 0,
      reference: 'B-2',
      paidOn: approvedOn,
    };
    await expect(desk.legs.pay(desk.payer, leg?.legId ?? '', { ...again, beyondLeft: true })).rejects.toMatchObject({
      code: 'LEG.TOO_MUCH',
    });
    const broken = await checkInvariants(desk.books.test.owner, { invariants: CLAIM_INVARIANTS });
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });
});
