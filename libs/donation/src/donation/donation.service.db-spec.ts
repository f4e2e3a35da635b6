import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeDesk, type ArrangedDesk } from '../testing/arrange-desk.js';
import { awaitedGoods } from '../goods/awaited-goods.js';
import { DONATION_INVARIANTS } from '../audit/donation-invariants.js';
import type { EnterDonationDto } from './donation.dto.js';

const TODAY = businessDateAt(new Date());
const YESTERDAY = addDays(TODAY, -1);
const refusal = (code: string): object => ({ code: `DONATION.${code}` });

describe('the donation desk', () => {
  let desk: ArrangedDesk;
  beforeAll(async () => {
    desk = await arrangeDesk();
  });
  afterAll(async () => {
    for (const { name, sql } of DONATION_INVARIANTS) {
      expect({ name, rows: (await desk.test.owner.query(sql)).rows }).toEqual({ name, rows: [] });
    }
    await desk.test.close();
  });

  const gift = (changes: Partial<EnterDonationDto> = {}): EnterDonationDto => ({
    ...{ clientId: randomUUID(), organisationId: desk.places.home.organisationId, kind: 'money', pledgedOn: YESTERDAY },
    ...{
      donor: { kind: 'firm', name: '甬上食品有限公司', contactName: '林先生', phone: '0574 88887777' },
      pledgedFen: 10_000,
    },
    ...changes,
  });
  const received = (amountFen: number, receivedOn: string = YESTERDAY) => ({ receivedOn, amountFen });

  /** Asked for by one, approved by another. */
  async function makeVoid(receiptId: string, reason: string): Promise<void> {
    const { id } = await desk.voids.ask(desk.official, receiptId, { clientId: randomUUID(), reason });
    await desk.voids.decide(desk.second, id, { decision: 'approved' });
  }

  async function funds(): Promise<Record<string, number>> {
    const { rows } = await desk.test.owner.query<{ kind: string; fen: number }>(
      `SELECT a.kind, sum(l.amount_fen)::bigint AS fen FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id GROUP BY 1`,
    );
    return Object.fromEntries(rows.map(({ kind, fen }) => [kind, fen]));
  }

  it('enters one once, with its receipt, tranches and books', async () => {
    const { home } = desk.places;
    const asked = gift({
      received: { ...received(8_000), fiscalReceiptNo: '浙财 0001' },
      tranches: [
        { amountFen: 3_000, earmark: 'town', forTown: home.code },
        { amountFen: 4_000, earmark: 'facility', forFacility: home.facilityId },
      ],
    });
    const entered = await desk.donations.enter(desk.official, asked);
    expect(entered).toMatchObject({ pledgedFen: 10_000, receivedFen: 8_000, allottedFen: 7_000, spentFen: 0 });
    expect(entered.tranches.map(({ amountFen, receivedOn }) => [amountFen, receivedOn])).toEqual([
      [3_000, YESTERDAY],
      [4_000, YESTERDAY],
    ]);
    expect(await desk.donations.enter(desk.official, asked)).toEqual(entered);
    for (const change of [{ pledgedFen: 10_001 }, { campaign: '重阳' }, { received: received(8_000) }]) {
      await expect(desk.donations.enter(desk.official, { ...asked, ...change })).rejects.toMatchObject(
        refusal('CLIENT_ID_CLASH'),
      );
    }
    expect(await funds()).toEqual({ donation_bank: 8_000, donation_fund: -8_000 });
    const { items } = await desk.tranches.list(desk.official, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual(entered.tranches.map(({ id }) => id));
  });

  it('refuses what does not fit together, and stores nothing of it', async () => {
    const before = await desk.donors.search(desk.official, { limit: 500 });
    const { foreign } = desk.places;
    const tranche = { amountFen: 100, earmark: 'anyone' as const };
    const paid = { received: received(100) };
    const cases: [Partial<EnterDonationDto>, string][] = [
      [{ donor: undefined }, 'DONOR_MISSING'],
      [{ donorId: randomUUID() }, 'DONOR_MISSING'],
      [{ donor: undefined, donorId: randomUUID() }, 'DONOR_NOT_FOUND'],
      [{ pledgedFen: undefined }, 'KIND_MISMATCH'],
      [{ kind: 'goods' }, 'KIND_MISMATCH'],
      [{ tranches: [tranche] }, 'KIND_MISMATCH'],
      [{ received: received(10_001) }, 'ABOVE_PLEDGE'],
      [{ ...paid, tranches: [tranche, tranche] }, 'NOT_LEFT'],
      [{ ...paid, tranches: [{ ...tranche, earmark: 'town' }] }, 'EARMARK_MISMATCH'],
      [{ ...paid, tranches: [{ ...tranche, earmark: 'facility', forFacility: foreign.facilityId }] }, 'UNKNOWN_PLACE'],
      [{ ...paid, tranches: [{ ...tranche, earmark: 'town', forTown: '999999999' }] }, 'UNKNOWN_PLACE'],
      [{ organisationId: foreign.organisationId }, 'UNKNOWN_PLACE'],
      [{ pledgedOn: '2099-01-01' }, 'IN_FUTURE'],
      [{ received: received(100, addDays(TODAY, -63)) }, 'TOO_LONG_AGO'],
      [{ received: { ...received(100), fiscalReceiptNo: '浙财 0001' } }, 'FISCAL_TAKEN'],
    ];
    for (const [changes, code] of cases) {
      await expect(desk.donations.enter(desk.official, gift(changes))).rejects.toMatchObject(refusal(code));
    }
    expect(await desk.donors.search(desk.official, { limit: 500 })).toEqual(before);
  });

  it('numbers receipts without a gap, however many are issued and rolled back at once, and keeps the number of a void one', async () => {
    const asked = Array.from({ length: 12 }, (_, at) =>
      gift({ received: received(100), tranches: at % 3 === 0 ? [{ amountFen: 101, earmark: 'anyone' }] : [] }),
    );
    const outcomes = await Promise.allSettled(asked.map((one) => desk.donations.enter(desk.official, one)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    const entered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const last = entered.at(-1)?.receipts[0];
    await makeVoid(last?.id ?? '', '重复登记');
    const voided = await desk.receipts.find(desk.official, last?.id ?? '');
    expect(voided).toMatchObject({ no: last?.no, voidReason: '重复登记' });
    await expect(makeVoid(voided.id, '再来')).rejects.toMatchObject(refusal('ALREADY_VOID'));
    const next = await desk.donations.enter(desk.official, gift({ received: received(100) }));
    const { rows } = await desk.test.owner.query<{ no: number }>(
      'SELECT no FROM donation.receipts WHERE organisation_id = $1 ORDER BY no',
      [desk.places.home.organisationId],
    );
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
    expect(next.receipts[0]?.no).toBe(10);
    expect(await desk.donations.find(desk.official, voided.donationId)).toMatchObject({
      receivedFen: 0,
      pledgedFen: 10_000,
    });
  });

  it('takes in instalments, and what is allotted only while it stands', async () => {
    const { id } = await desk.donations.enter(desk.official, gift());
    await expect(
      desk.tranches.allot(desk.official, id, { clientId: randomUUID(), amountFen: 1, earmark: 'anyone' }),
    ).rejects.toMatchObject(refusal('NOT_LEFT'));
    const first = { clientId: randomUUID(), ...received(4_000, addDays(TODAY, -5)) };
    const receipt = await desk.receipts.takeIn(desk.official, id, first);
    expect(await desk.receipts.takeIn(desk.official, id, first)).toEqual(receipt);
    await expect(desk.receipts.takeIn(desk.official, id, { ...first, amountFen: 1 })).rejects.toMatchObject(
      refusal('CLIENT_ID_CLASH'),
    );
    await expect(
      desk.receipts.takeIn(desk.official, id, { ...first, fiscalReceiptNo: '浙财 7001' }),
    ).rejects.toMatchObject(refusal('CLIENT_ID_CLASH'));
    await desk.receipts.enterFiscalNumber(desk.official, receipt.id, '浙财 7002');
    expect(await desk.receipts.takeIn(desk.official, id, first)).toMatchObject({ fiscalReceiptNo: '浙财 7002' });
    const over = desk.receipts.takeIn(desk.official, id, { clientId: randomUUID(), ...received(6_001) });
    await expect(over).rejects.toMatchObject(refusal('ABOVE_PLEDGE'));
    await desk.receipts.takeIn(desk.official, id, { clientId: randomUUID(), ...received(6_000) });
    const allotted = await desk.tranches.allot(desk.official, id, {
      clientId: randomUUID(),
      amountFen: 9_000,
      earmark: 'anyone',
    });
    // Not before the last of its money had come in.
    expect(allotted.receivedOn).toBe(YESTERDAY);
    const { id: asked } = await desk.voids.ask(desk.official, receipt.id, { clientId: randomUUID(), reason: '退票' });
    const approve = () => desk.voids.decide(desk.second, asked, { decision: 'approved' });
    await expect(approve()).rejects.toMatchObject(refusal('NOT_LEFT'));
    const back = { clientId: randomUUID(), amountFen: 3_000, reason: '改派' };
    expect(await desk.tranches.takeBack(desk.official, allotted.id, back)).toMatchObject({
      amountFen: 6_000,
      returnedFen: 3_000,
    });
    expect(await desk.tranches.takeBack(desk.official, allotted.id, back)).toMatchObject({
      amountFen: 6_000,
      returnedFen: 3_000,
    });
    const tooMuch = desk.tranches.takeBack(desk.official, allotted.id, {
      ...back,
      clientId: randomUUID(),
      amountFen: 6_001,
    });
    await expect(tooMuch).rejects.toMatchObject(refusal('SPENT_MEANWHILE'));
    expect(await approve()).toMatchObject({ state: 'approved', reason: '退票' });
    expect(await desk.donations.find(desk.official, id)).toMatchObject({ receivedFen: 6_000, allottedFen: 6_000 });
  });

  it('enters a fiscal number once, unique in its organisation', async () => {
    const { receipts } = await desk.donations.enter(desk.official, gift({ received: received(100) }));
    const id = receipts[0]?.id ?? '';
    await expect(desk.receipts.enterFiscalNumber(desk.official, id, '浙财 0001')).rejects.toMatchObject(
      refusal('FISCAL_TAKEN'),
    );
    expect(await desk.receipts.enterFiscalNumber(desk.official, id, '浙财 0002')).toMatchObject({
      fiscalReceiptNo: '浙财 0002',
    });
    await desk.receipts.enterFiscalNumber(desk.official, id, '浙财 0002');
    await expect(desk.receipts.enterFiscalNumber(desk.official, id, '浙财 0003')).rejects.toMatchObject(
      refusal('FISCAL_ENTERED'),
    );
  });

  it('refunds what is unspent by two people, what is not allotted first', async () => {
    const tranches = [2_000, 3_000].map((amountFen) => ({ amountFen, earmark: 'anyone' as const }));
    const { id, ...entered } = await desk.donations.enter(desk.official, gift({ received: received(6_000), tranches }));
    const ask = (amountFen: number) =>
      desk.refunds.ask(desk.official, id, { clientId: randomUUID(), amountFen, reason: '项目取消' });
    await expect(ask(6_001)).rejects.toMatchObject(refusal('SPENT_MEANWHILE'));
    const refund = await ask(3_500);
    const approve = { decision: 'approved' as const, reference: 'B-1' };
    await expect(desk.refunds.decide(desk.official, refund.id, approve)).rejects.toMatchObject(
      refusal('SECOND_PERSON_NEEDED'),
    );
    await expect(desk.refunds.decide(desk.second, refund.id, { decision: 'rejected' })).rejects.toMatchObject(
      refusal('REASON_MISSING'),
    );
    const other = await ask(2_501);
    const before = await funds();
    expect(await desk.refunds.decide(desk.second, refund.id, approve)).toMatchObject({
      state: 'approved',
      reference: 'B-1',
    });
    await expect(desk.refunds.decide(desk.second, refund.id, approve)).rejects.toMatchObject(
      refusal('ALREADY_DECIDED'),
    );
    // Of 2,500 that are left.
    await expect(desk.refunds.decide(desk.second, other.id, approve)).rejects.toMatchObject(refusal('SPENT_MEANWHILE'));
    const after = await desk.donations.find(desk.official, id);
    expect(after).toMatchObject({ refundedFen: 3_500, allottedFen: 2_500, receivedFen: 6_000 });
    // Both came in on one day: the one that would be spent last gives first.
    const [first, last] = entered.tranches;
    const left = new Map(after.tranches.map((tranche) => [tranche.id, tranche.amountFen]));
    expect([left.get(first?.id ?? ''), left.get(last?.id ?? '')]).toEqual([2_000, 500]);
    expect((await funds())['donation_bank']).toBe((before['donation_bank'] ?? 0) - 3_500);
  });

  it('never refunds what meals use at the same moment', async () => {
    const tranches = [{ amountFen: 1_000, earmark: 'anyone' as const }];
    for (let round = 0; round < 5; round += 1) {
      const { id, tranches: stored } = await desk.donations.enter(
        desk.official,
        gift({ received: received(1_000), tranches }),
      );
      const refund = await desk.refunds.ask(desk.official, id, {
        clientId: randomUUID(),
        amountFen: 1_000,
        reason: '项目取消',
      });
      // As the settlement does: it locks, reads what is left, and spends.
      const spending = desk.test.owner.query(
        `DO $$ DECLARE t donation.tranches; BEGIN
           SELECT * INTO t FROM donation.tranches WHERE id = '${stored[0]?.id}' AND spent_fen < amount_fen FOR UPDATE;
           UPDATE donation.tranches SET spent_fen = least(700, t.amount_fen) WHERE id = t.id; END $$`,
      );
      const [, decided] = await Promise.allSettled([
        spending,
        desk.refunds.decide(desk.second, refund.id, { decision: 'approved' }),
      ]);
      const after = await desk.donations.find(desk.official, id);
      expect(after.spentFen + after.refundedFen).toBe(decided?.status === 'fulfilled' ? 1_000 : 700);
      expect(after.spentFen === 0 || after.refundedFen === 0).toBe(true);
      await desk.test.owner.query('UPDATE donation.tranches SET spent_fen = 0 WHERE id = $1', [stored[0]?.id]);
    }
  });

  it.each([
    [1, 1],
    [1_000_000_000, 10_000_000],
  ])('refuse goods worth nothing, or more than anybody gives: %i g at %i fen', async (quantityG, unitFen) => {
    const goods = [{ description: '大米', quantityG, unitFen, facilityId: desk.places.home.facilityId }];
    const given = gift({ kind: 'goods', pledgedFen: undefined, goods });
    await expect(desk.donations.enter(desk.official, given)).rejects.toMatchObject({
      code: 'DONATION.WORTH_OUT_OF_RANGE',
    });
  });

  it('values goods at their reference price, keeps the receipt of what is in stock, and shows the facility no donor', async () => {
    const { home, neighbour } = desk.places;
    const goods = [
      { facilityId: home.facilityId, description: '大米', quantityG: 50_000, unitFen: 599 },
      { facilityId: neighbour.facilityId, description: '菜油', quantityG: 1_501, unitFen: 1_333 },
    ];
    const given = await desk.donations.enter(desk.official, gift({ kind: 'goods', pledgedFen: undefined, goods }));
    expect(given).toMatchObject({ pledgedFen: 29_950 + 2_001, receivedFen: 31_951 });
    const [rice, oil] = given.goods;
    const awaited = await desk.test.database.scoped(desk.operator, (tx) => awaitedGoods(tx, home.facilityId));
    expect(awaited).toEqual([
      { goodsId: rice?.id, description: '大米', quantityG: 50_000, unitFen: 599, valueFen: 29_950, givenOn: YESTERDAY },
    ]);
    expect(oil).toMatchObject({ facilityId: neighbour.facilityId, inStock: false, takenG: null });
    await desk.test.owner.query(
      `INSERT INTO donation.goods_handovers (goods_id, district_code, facility_id, lot_id, taken_g)
       SELECT id, district_code, facility_id, uuidv7(), quantity_g FROM donation.goods WHERE id = $1`,
      [rice?.id],
    );
    expect((await desk.donations.find(desk.official, given.id)).goods[0]).toMatchObject({
      ...{ inStock: true, takenG: 50_000, shortReason: null },
    });
    await expect(makeVoid(given.receipts[0]?.id ?? '', '退回')).rejects.toMatchObject(refusal('IN_STOCK'));
    const ask = desk.refunds.ask(desk.official, given.id, { clientId: randomUUID(), amountFen: 1, reason: '退回' });
    await expect(ask).rejects.toMatchObject(refusal('NOT_MONEY'));
  });

  it('finds donations by donor, receipt and what is open', async () => {
    const { id } = await desk.donations.enter(
      desk.official,
      gift({ donor: { kind: 'person', name: '周善' }, received: received(1) }),
    );
    const [receipt] = (await desk.donations.find(desk.official, id)).receipts;
    const found = async (asked: object) =>
      (await desk.donations.search(desk.official, { limit: 50, ...asked })).items.map((item) => item.id);
    expect(await found({ text: '周善' })).toEqual([id]);
    expect(await found({ text: `${receipt?.year}-${receipt?.no}` })).toEqual([id]);
    expect(await found({ text: '周善', open: 'unreceived' })).toEqual([id]);
    expect(await found({ text: '周善', kind: 'goods' })).toEqual([]);
    const page = await desk.donations.search(desk.official, { limit: 1 });
    expect(page.items.map((item) => item.id)).toEqual([id]);
    const next = await desk.donations.search(desk.official, { limit: 500, cursor: page.nextCursor ?? '' });
    expect(next.items.map((item) => item.id)).not.toContain(id);
  });

  it('shows the town what is for it, the auditor all, and the contact to the district alone', async () => {
    const { home, neighbour } = desk.places;
    const enter = (name: string, forTown: string) =>
      desk.donations.enter(
        desk.official,
        gift({
          donor: { kind: 'person', name, phone: '13800000000' },
          ...{ received: received(100), tranches: [{ amountFen: 100, earmark: 'town', forTown }] },
        }),
      );
    const [mine, other] = [await enter('本镇人', home.code), await enter('外镇人', neighbour.code)];
    const names = (await desk.donations.search(desk.townOfficial, { limit: 500 })).items.map(
      ({ donorName }) => donorName,
    );
    expect(names).toContain('本镇人');
    expect(names).not.toContain('外镇人');
    await expect(desk.donations.find(desk.townOfficial, other.id)).rejects.toMatchObject(refusal('NOT_FOUND'));
    await expect(desk.donors.find(desk.townOfficial, other.donorId)).rejects.toMatchObject(refusal('DONOR_NOT_FOUND'));
    expect((await desk.donors.find(desk.official, mine.donorId)).phone).toBe('13800000000');
    expect((await desk.donors.find(desk.auditor, other.donorId)).phone).toBeNull();
    expect((await desk.donors.find(desk.townOfficial, mine.donorId)).phone).toBeNull();
    expect((await desk.donations.search(desk.operator, { limit: 500 })).items).toEqual([]);
    const { rows } = await desk.test.owner.query(
      `SELECT FROM platform.audit_log WHERE before::text || after::text ~ '本镇人|13800000000'`,
    );
    expect(rows).toEqual([]);
  });

  it('keeps nothing that a guessed name or number can be checked against', async () => {
    const asked = gift({ donor: { kind: 'person', name: '张三丰', phone: '13811112222' } });
    const { id } = await desk.donations.enter(desk.official, asked);
    const guessed = await desk.test.owner.query(
      `SELECT FROM donation.donations WHERE id = $1 AND body_hash = sha256(convert_to($2::jsonb::text, 'UTF8'))`,
      [id, JSON.stringify(asked)],
    );
    const logged = await desk.test.owner.query(
      `SELECT after ? 'body_hash' AS hashed FROM platform.audit_log WHERE after ->> 'id' = $1`,
      [id],
    );
    expect([guessed.rows, logged.rows]).toEqual([[], [{ hashed: false }]]);
    const named = { ...asked, donor: { kind: 'firm' as const, name: '张三丰' } };
    await expect(desk.donations.enter(desk.official, named)).rejects.toMatchObject(refusal('CLIENT_ID_CLASH'));
  });

  it('mends a donor by version, and erases one whose money is used up or paid back', async () => {
    const { id, donorId } = await desk.donations.enter(desk.official, gift({ received: received(500) }));
    const { version } = await desk.donors.find(desk.official, donorId);
    const donor = { kind: 'person' as const, name: '林先生' };
    const edited = await desk.donors.edit(desk.official, { id: donorId, version, donor });
    expect(edited).toMatchObject({ name: '林先生', phone: null });
    await expect(desk.donors.edit(desk.official, { id: donorId, version, donor })).rejects.toMatchObject(
      refusal('CHANGED_MEANWHILE'),
    );
    const { token } = await desk.donors.openLink(desk.official, donorId);
    await expect(desk.donors.erase(desk.official, donorId)).rejects.toMatchObject(refusal('STILL_UNSPENT'));
    const refund = await desk.refunds.ask(desk.official, id, {
      clientId: randomUUID(),
      amountFen: 500,
      reason: '退回',
    });
    await desk.refunds.decide(desk.second, refund.id, { decision: 'approved' });
    expect(await desk.donors.erase(desk.official, donorId)).toMatchObject({
      name: '匿名',
      kind: 'anonymous',
      phone: null,
    });
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await desk.donors.links(desk.official, donorId)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    await expect(desk.donors.openLink(desk.official, donorId)).rejects.toMatchObject(refusal('DONOR_ERASED'));
  });

  it('takes no money of a donor whose data were erased, nor erases one whose money comes in at that moment', async () => {
    const takeIn = (donationId: string) =>
      desk.receipts.takeIn(desk.official, donationId, { clientId: randomUUID(), ...received(1_000) });
    const { id, donorId } = await desk.donations.enter(desk.official, gift());
    await desk.donors.erase(desk.official, donorId);
    await expect(takeIn(id)).rejects.toMatchObject(refusal('DONOR_ERASED'));
    const again = gift({ donor: undefined, donorId });
    await expect(desk.donations.enter(desk.official, again)).rejects.toMatchObject(refusal('DONOR_ERASED'));

    const other = await desk.donations.enter(desk.official, gift());
    const outcomes = await Promise.allSettled([takeIn(other.id), desk.donors.erase(desk.official, other.donorId)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
