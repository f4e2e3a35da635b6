import { checkInvariants } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { ClaimExportService } from '../export/claim-export.service.js';
import { ExportDesk } from '../export/export-desk.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';

const OLD = '33101234567890123456';
const NEW = '62220000111122223333';
const THIRD = '44443333222211110000';
const PAGE = { limit: 50 };

describe('accounts of payees', () => {
  let desk: ClaimsDesk;
  let claim: ClaimDto;
  let organisationId: string;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { owner } = desk.books.test;
    await desk.eat(desk.home, parseBusinessDate('2026-02-03'), await desk.books.elders(desk.home, 2));
    const { rows } = await owner.query<{ id: string }>(
      'SELECT organisation_id AS id FROM meal_point.facilities WHERE id = $1',
      [desk.home.facilityId],
    );
    organisationId = rows[0]?.id ?? '';
  });
  afterAll(async () => {
    const broken = await checkInvariants(desk.books.test.owner, { invariants: CLAIM_INVARIANTS });
    await desk.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const draft = (accountNumber: string, validFrom = '2026-01-01') => ({
    ...{ clientId: newClientId(), organisationId, accountName: '暖心餐饮有限公司', bankName: '奉化农商行' },
    ...{ accountNumber, validFrom },
  });
  const firstLeg = () => desk.legs.one(desk.payer, claim.legs[0]?.legId ?? '');

  it('are in force when a second official confirmed them, and shown whole only to who confirms', async () => {
    const asked = draft('3310 1234 5678 9012 3456');
    const entered = await desk.payees.propose(desk.payer, asked);
    expect(entered).toMatchObject({ accountNumber: OLD, state: 'waiting', inForce: false });
    expect(await desk.payees.propose(desk.payer, asked)).toEqual(entered);
    await expect(desk.payees.propose(desk.payer, { ...asked, bankName: '别的银行' })).rejects.toMatchObject({
      code: 'PAYEE_ACCOUNT.CLIENT_ID_CLASH',
    });
    const decide = { decision: 'confirmed' } as const;
    await expect(desk.payees.decide(desk.payer, entered.payeeAccountId, decide)).rejects.toMatchObject({
      code: 'PAYEE_ACCOUNT.SECOND_PERSON_NEEDED',
    });
    const seen = (await desk.payees.list(desk.home.townOfficial, PAGE)).items;
    expect(seen).toMatchObject([{ accountNumber: '****3456', state: 'waiting' }]);
    const confirmed = await desk.payees.decide(desk.approver, entered.payeeAccountId, decide);
    expect(confirmed).toMatchObject({ accountNumber: '****3456', state: 'confirmed', inForce: true });
    await expect(desk.payees.decide(desk.approver, entered.payeeAccountId, decide)).rejects.toMatchObject({
      code: 'PAYEE_ACCOUNT.DECIDED',
    });
    await expect(
      desk.books.test.database.scoped(desk.approver, (tx) =>
        tx.query('SELECT account_number FROM reconciliation.payee_accounts'),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('stand on the order of a leg as they were at the approval, whatever is entered later', async () => {
    claim = await desk.approve(desk.home, '2026-02');
    expect(claim.legs.map(({ payeeAccountNumber }) => payeeAccountNumber)).toEqual(claim.legs.map(() => '****3456'));
    await desk.payeeAccount(desk.home, NEW);
    const rejected = await desk.payees.propose(desk.payer, draft('11112222333344445555'));
    await expect(
      desk.payees.decide(desk.approver, rejected.payeeAccountId, { decision: 'rejected' }),
    ).rejects.toMatchObject({ code: 'PAYEE_ACCOUNT.REASON_MISSING' });
    await desk.payees.decide(desk.approver, rejected.payeeAccountId, { decision: 'rejected', reason: '户名不符' });
    expect(await firstLeg()).toMatchObject({
      ...{ payeeAccountName: '暖心餐饮有限公司', payeeAccountNumber: OLD },
      orders: [{ no: 1, accountNumber: '****3456', outdated: true }],
    });
    for (const scope of [desk.home.operator, desk.home.townOfficial]) {
      expect((await desk.legs.one(scope, claim.legs[0]?.legId ?? '')).payeeAccountNumber).toBe('****3456');
    }
    const exports = new ClaimExportService(desk.books.test.database, desk.reader, new ExportDesk());
    const numbers = async (scope: typeof desk.payer): Promise<string[]> => {
      const { bytes } = await exports.masked(scope, claim.claimId, 'xlsx');
      return ((await readSheets(bytes))['应付款 Legs'] ?? []).slice(1, -1).map(({ cells }) => cells.at(-1)?.text ?? '');
    };
    expect(await numbers(desk.payer)).toEqual([OLD, OLD, OLD]);
    expect(await numbers(desk.home.operator)).toEqual(['****3456', '****3456', '****3456']);
  });

  it('are taken anew by an order that is written again, once', async () => {
    const legId = claim.legs[0]?.legId ?? '';
    const ordered = await desk.legs.order(desk.payer, legId);
    expect(ordered).toMatchObject({ payeeAccountNumber: NEW, orders: [{ no: 1 }, { no: 2, outdated: false }] });
    await expect(desk.legs.order(desk.payer, legId)).rejects.toMatchObject({ code: 'LEG.NO_OTHER_ACCOUNT' });
    await desk.payAll(claim);
    await expect(desk.legs.order(desk.payer, legId)).rejects.toMatchObject({ code: 'LEG.NOTHING_LEFT' });
  });

  it('are confirmed before an approval or after it, never beside it', async () => {
    const { database, owner } = desk.books.test;
    await desk.eat(desk.home, parseBusinessDate('2026-03-03'), await desk.books.elders(desk.home, 1));
    const march = await desk.claims.open(desk.home.operator, { month: '2026-03' });
    await desk.step(desk.home.operator, march, 'submit');
    await desk.step(desk.home.townOfficial, march, 'endorse');
    const { payeeAccountId } = await desk.payees.propose(desk.payer, draft(THIRD));
    let approval: Promise<ClaimDto> | undefined;
    await database.scoped(desk.approver, async (tx) => {
      await tx.query(`SELECT reconciliation.decide_payee_account($1, 'confirmed', NULL)`, [payeeAccountId]);
      approval = desk.step(desk.payer, march, 'approve');
      await expect
        .poll(async () => {
          const { rows } = await owner.query(
            `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          );
          return rows.length;
        })
        .toBe(1);
    });
    const approved = await approval;
    expect(approved?.legs.map(({ payeeAccountNumber }) => payeeAccountNumber)).toEqual(
      approved?.legs.map(() => `****${THIRD.slice(-4)}`),
    );
  });

  it('leave no number in the audit log', async () => {
    const { rows } = await desk.books.test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.audit_log WHERE coalesce(after, before)::text ~ $1`,
      [`${OLD}|${NEW}|${THIRD}`],
    );
    expect(rows[0]?.n).toBe(0);
  });
});
