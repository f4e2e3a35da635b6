import { randomUUID } from 'node:crypto';
import { businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DONATION_INVARIANTS } from '../audit/donation-invariants.js';
import type { ReceiptDto } from '../receipt/receipt.dto.js';
import { arrangeDesk, type ArrangedDesk } from '../testing/arrange-desk.js';

const TODAY = businessDateAt(new Date());
const refusal = (code: string): object => ({ code: `DONATION.${code}` });
const APPROVE = { decision: 'approved' as const };

describe('a receipt made void', () => {
  let desk: ArrangedDesk;
  let number = 0;
  beforeAll(async () => {
    desk = await arrangeDesk();
  });
  afterAll(async () => {
    for (const { name, sql } of DONATION_INVARIANTS) {
      expect({ name, rows: (await desk.test.owner.query(sql)).rows }).toEqual({ name, rows: [] });
    }
    await desk.test.close();
  });

  /** Money with a fiscal receipt. */
  async function issued(): Promise<ReceiptDto> {
    number += 1;
    const { receipts } = await desk.donations.enter(desk.official, {
      ...{ clientId: randomUUID(), organisationId: desk.places.home.organisationId, kind: 'money', pledgedOn: TODAY },
      ...{ donor: { kind: 'firm', name: '甬上食品有限公司' }, pledgedFen: 1_000 },
      received: { receivedOn: TODAY, amountFen: 1_000, fiscalReceiptNo: `浙财 ${number}` },
    });
    if (!receipts[0]) throw new Error('no receipt');
    return receipts[0];
  }

  const ask = (receiptId: string, reason = '票据开错') =>
    desk.voids.ask(desk.official, receiptId, { clientId: randomUUID(), reason });
  const bank = async (): Promise<number> => {
    const { rows } = await desk.test.owner.query<{ fen: number }>(
      `SELECT coalesce(sum(l.amount_fen), 0)::int AS fen FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id
       WHERE a.kind = 'donation_bank'`,
    );
    return rows[0]?.fen ?? 0;
  };

  it('stands until another person than asked has approved', async () => {
    const receipt = await issued();
    const request = await ask(receipt.id);
    expect(request).toMatchObject({ state: 'waiting', requestedBy: desk.official.accountId });
    expect(await desk.receipts.find(desk.official, receipt.id)).toMatchObject({
      ...{ voidedAt: null, voidRequestId: request.id, voidAskedFor: '票据开错' },
      voidAskedBy: desk.official.accountId,
    });
    await expect(desk.voids.decide(desk.official, request.id, APPROVE)).rejects.toMatchObject(
      refusal('SECOND_PERSON_NEEDED'),
    );
    const before = await bank();
    expect(await desk.donations.find(desk.official, receipt.donationId)).toMatchObject({
      ...{ receivedFen: 1_000, waiting: 1 },
    });
    expect(await desk.voids.decide(desk.second, request.id, APPROVE)).toMatchObject({ state: 'approved' });
    expect(await bank()).toBe(before - 1_000);
    expect(await desk.donations.find(desk.official, receipt.donationId)).toMatchObject({ receivedFen: 0, waiting: 0 });
    expect(await desk.receipts.find(desk.official, receipt.id)).toMatchObject({
      ...{ voidReason: '票据开错', voidRequestId: null },
    });
    await expect(desk.voids.decide(desk.second, request.id, APPROVE)).rejects.toMatchObject(refusal('ALREADY_DECIDED'));
    await expect(ask(receipt.id)).rejects.toMatchObject(refusal('ALREADY_VOID'));
  });

  it('leaves its fiscal number to the receipt that takes its place', async () => {
    const receipt = await issued();
    const fiscalReceiptNo = receipt.fiscalReceiptNo ?? '';
    const takeIn = (amountFen: number) =>
      desk.receipts.takeIn(desk.official, receipt.donationId, {
        ...{ clientId: randomUUID(), receivedOn: TODAY, amountFen, fiscalReceiptNo },
      });
    const other = await issued();
    const enter = () => desk.receipts.enterFiscalNumber(desk.official, other.id, fiscalReceiptNo);
    const { id } = await ask(receipt.id, '金额录错');
    await expect(takeIn(100)).rejects.toMatchObject(refusal('FISCAL_TAKEN'));
    await desk.voids.decide(desk.second, id, APPROVE);
    const [first, second] = await Promise.allSettled([takeIn(100), takeIn(200)]);
    const refused = [first, second].filter((one) => one?.status === 'rejected');
    expect(refused).toMatchObject([{ reason: refusal('FISCAL_TAKEN') }]);
    await expect(enter()).rejects.toMatchObject(refusal('FISCAL_ENTERED'));
    const { receipts } = await desk.donations.find(desk.official, receipt.donationId);
    expect(receipts.map((one) => [one.fiscalReceiptNo, one.voidedAt === null])).toEqual([
      [fiscalReceiptNo, false],
      [fiscalReceiptNo, true],
    ]);
  });

  it('is not made by the application beside a request', async () => {
    const receipt = await issued();
    const alone = desk.test.database.scoped(desk.official, (tx) =>
      tx.query(
        `INSERT INTO donation.receipt_voids (receipt_id, district_code, reason, account_id)
         SELECT id, district_code, '自己来', platform.scope_account() FROM donation.receipts WHERE id = $1`,
        [receipt.id],
      ),
    );
    await expect(alone).rejects.toThrow('permission denied');
    const forAnother = desk.test.database.scoped(desk.official, (tx) =>
      tx.query(
        `INSERT INTO donation.void_requests (district_code, receipt_id, reason, client_id, requested_by)
         SELECT district_code, id, '替他申请', uuidv7(), $2 FROM donation.receipts WHERE id = $1`,
        [receipt.id, desk.second.accountId],
      ),
    );
    await expect(forAnother).rejects.toThrow('row-level security');
  });

  it('is let stand with a reason, and may be asked for again', async () => {
    const receipt = await issued();
    const { id } = await ask(receipt.id);
    await expect(desk.voids.decide(desk.second, id, { decision: 'rejected' })).rejects.toMatchObject(
      refusal('REASON_MISSING'),
    );
    const rejected = await desk.voids.decide(desk.second, id, { decision: 'rejected', reason: '票据没有错' });
    expect(rejected).toMatchObject({ state: 'rejected', decisionReason: '票据没有错' });
    expect(await desk.receipts.find(desk.official, receipt.id)).toMatchObject({ voidedAt: null, voidRequestId: null });
    expect(await ask(receipt.id)).toMatchObject({ state: 'waiting' });
  });

  it('is asked for once, also by two at a time, and by the same request again', async () => {
    const receipt = await issued();
    const asked = await Promise.allSettled([ask(receipt.id), ask(receipt.id), ask(receipt.id)]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of asked)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refusal('VOID_ASKED'));
    const other = await issued();
    const sent = { clientId: randomUUID(), reason: '票据开错' };
    const first = await desk.voids.ask(desk.official, other.id, sent);
    expect(await desk.voids.ask(desk.official, other.id, sent)).toEqual(first);
    await expect(desk.voids.ask(desk.official, other.id, { ...sent, reason: '别的' })).rejects.toMatchObject(
      refusal('CLIENT_ID_CLASH'),
    );
    const unknown = desk.voids.ask(desk.official, randomUUID(), { clientId: randomUUID(), reason: '无' });
    await expect(unknown).rejects.toMatchObject(refusal('RECEIPT_NOT_FOUND'));
    await expect(desk.voids.decide(desk.second, randomUUID(), APPROVE)).rejects.toMatchObject(
      refusal('VOID_NOT_FOUND'),
    );
    const { items } = await desk.donations.search(desk.official, { limit: 10, open: 'undecided' });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([receipt.donationId, other.donationId]));
    expect(items.every(({ waiting }) => waiting > 0)).toBe(true);
  });
});
