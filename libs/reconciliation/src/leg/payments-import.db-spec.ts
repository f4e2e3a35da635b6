import { ImportKinds, ImportRunner, ImportRunService, type ImportDetailDto } from '@nuancan/imports';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Outbox, systemScope, type Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { testVault } from '../../../registry/src/testing/test-vault.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { PaymentsImport } from './payments-import.js';

const HEADER = ['交易流水号', '交易日期', '交易金额', '附言'];

describe('the bank’s list of payments', () => {
  let desk: ClaimsDesk;
  let claim: ClaimDto;
  let today: string;
  let send: (scope: Scope, rows: readonly (readonly string[])[]) => Promise<ImportDetailDto>;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    await desk.eat(desk.home, parseBusinessDate('2026-02-03'), await desk.books.elders(desk.home, 4));
    claim = await desk.approve(desk.home, '2026-02');
    today = (await desk.legs.one(desk.payer, claim.legs[0]?.legId ?? '')).approvedOn;
    const { database } = desk.books.test;
    const vault = testVault();
    const kinds = new ImportKinds();
    new PaymentsImport(kinds, new Journal()).onModuleInit();
    const runs = new ImportRunService(database, vault, new Outbox(), kinds);
    const runner = new ImportRunner(database, vault, kinds);
    const step = async (scope: Scope, id: string): Promise<ImportDetailDto> => {
      await database.scoped(systemScope(scope.districtCode), (tx) => runner.step(tx, id));
      return runs.get(scope, id);
    };
    send = async (scope, rows) => {
      const header = rows.some((row) => row.length > HEADER.length) ? [...HEADER, '对方账号'] : HEADER;
      // As a bank writes it: our own writer would hide a sign in front.
      const bytes = Buffer.from([header, ...rows].map((cells) => cells.join(',')).join('\n'));
      const file = { kind: 'payments', fileName: '流水.csv', bytes } as const;
      const { id } = await runs.start(scope, file, { queued: false });
      const checked = await step(scope, id);
      if (checked.state !== 'ready') return checked;
      await runs.apply(scope, id, { goodRowsOnly: true, queued: false });
      return step(scope, id);
    };
  });
  afterAll(() => desk?.close());

  it('pays what it can be told from, names what it cannot, and pays nothing twice', async () => {
    const [city, district, town] = claim.legs;
    const rows = [
      ['B-1', today, '12.00', `老年助餐补贴 ${city?.code} 2月`],
      ['B-2', today, '5.00', district?.code ?? ''],
      ['B-3', today, '7.01', district?.code ?? ''],
      ['B-2', today, '5.00', district?.code ?? ''],
      ['B-4', today, '1.00', '202602-TEST-1-P'],
      ['B-5', '2026-02-27', '12.00', town?.code ?? ''],
      ['B-6', today, '12.005', town?.code ?? ''],
      ['B-7', today, '12.00', '水电费'],
    ];
    const run = await send(desk.payer, rows);
    expect(run).toMatchObject({ state: 'done', summary: { add: 2 } });
    const reasons = run.refusedRows.map(({ row, code }) => `${row} ${code}`);
    expect(reasons.sort()).toEqual([
      '4 MORE_THAN_LEFT',
      '5 DUPLICATE',
      '6 LEG_UNKNOWN',
      '7 BEFORE_APPROVAL',
      '8 NOT_A_NUMBER',
      '9 LEG_UNKNOWN',
    ]);
    const paid = await desk.reader.one(desk.payer, claim.claimId);
    expect(paid.legs.map(({ settledFen }) => settledFen)).toEqual([1200, 500, 0]);
    expect(await desk.books.balance(`a.kind = 'bank'`)).toBe(1700);

    const again = await send(desk.payer, rows.slice(0, 2));
    expect(again).toMatchObject({ summary: { add: 0, same: 2 } });
    const other = await send(desk.payer, [['B-1', today, '11.00', city?.code ?? '']]);
    expect(other.refusedRows[0]?.code).toBe('PAYMENT_DIFFERS');
    expect(await desk.books.balance(`a.kind = 'bank'`)).toBe(1700);
  });

  it('is held against the account of the order, where it says which was paid', async () => {
    const { home, payer } = desk;
    const named = await send(payer, [['D-0', today, '1.00', claim.legs[2]?.code ?? '', '33101234567890123456']]);
    expect(named.refusedRows).toMatchObject([{ row: 2, code: 'NO_ACCOUNT' }]);
    await desk.payeeAccount(home, '33101234567890123456');
    await desk.eat(home, parseBusinessDate('2026-03-03'), await desk.books.elders(home, 1));
    const { legs } = await desk.approve(home, '2026-03');
    const [city, district, town] = legs;
    const run = await send(payer, [
      ['D-1', today, '3.00', city?.code ?? '', '3310 1234 5678 9012 3456'],
      ['D-2', today, '3.00', district?.code ?? '', '33101234567890123457'],
      ['D-3', today, '3.00', town?.code ?? '', ''],
    ]);
    expect(run).toMatchObject({ state: 'done', summary: { add: 2 } });
    expect(run.refusedRows).toMatchObject([{ row: 3, code: 'OTHER_ACCOUNT' }]);
    expect(run.refusedRows[0]?.zh).toContain('付款单上的收款账号');
    // The order was written again: its account counts, and no other.
    await desk.payeeAccount(home, '62220000111122223333');
    await desk.legs.order(payer, district?.legId ?? '');
    const [code, first, second] = [district?.code ?? '', '33101234567890123456', '62220000111122223333'];
    const old = await send(payer, [['D-4', today, '3.00', code, first]]);
    expect(old.refusedRows).toMatchObject([{ code: 'OTHER_ACCOUNT' }]);
    expect(await send(payer, [['D-5', today, '3.00', code, second]])).toMatchObject({ summary: { add: 1 } });
  });

  it('goes beyond what is left by the whole order, and by no payment that may be recorded already', async () => {
    const { home, payer, books, legs } = desk;
    const businessDate = parseBusinessDate('2026-04-03');
    const [mealId = ''] = await desk.eat(home, businessDate, await books.elders(home, 2));
    const april = await desk.approve(home, '2026-04');
    const { corrections } = await books.corrections.correct(home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '不符合条件' },
      meals: [{ mealId, businessDate }],
    });
    const ids = corrections.map(({ id }) => id);
    await books.test.database.scoped(home.townOfficial, (tx) => legs.withhold(tx, ids));
    const [city, district] = april.legs;
    const byHand = { clientId: newClientId(), amountFen: 300, reference: '手工 1', paidOn: today };
    await legs.pay(payer, city?.legId ?? '', byHand);
    const run = await send(payer, [
      ['E-1', today, '3.00', city?.code ?? ''],
      ['E-3', today, '6.00', district?.code ?? ''],
    ]);
    expect(run).toMatchObject({ state: 'done', summary: { add: 1 } });
    expect(run.refusedRows.map(({ row, code }) => `${row} ${code}`)).toEqual(['2 BEYOND_LEFT']);
    expect(await legs.one(payer, district?.legId ?? '')).toMatchObject({ settledFen: 900, paidFen: 600 });
    expect(await legs.one(payer, city?.legId ?? '')).toMatchObject({ settledFen: 600, paidFen: 300 });
  });

  it('names what was sent back, and pays the rest of the list all the same', async () => {
    const { home, payer, books, legs } = desk;
    const businessDate = parseBusinessDate('2026-05-03');
    await desk.eat(home, businessDate, await books.elders(home, 2));
    const may = await desk.approve(home, '2026-05');
    const [city, district, town] = may.legs;
    await legs.pay(payer, town?.legId ?? '', {
      clientId: newClientId(),
      amountFen: 100,
      reference: 'F-0',
      paidOn: today,
    });
    const run = await send(payer, [
      ['F-1', today, '-6.00', city?.code ?? ''],
      ['F-2', today, '6.00', city?.code ?? ''],
      ['F-3', today, '4.00', city?.code ?? ''],
      ['F-4', today, '6.00', district?.code ?? ''],
      ['F-5', today, '-1.00', town?.code ?? ''],
    ]);
    expect(run).toMatchObject({ state: 'done', summary: { add: 2 } });
    expect(run.refusedRows.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 MORE_THAN_LEFT',
      '4 MORE_THAN_LEFT',
      '6 MORE_THAN_LEFT',
    ]);
    expect(await legs.one(payer, city?.legId ?? '')).toMatchObject({ settledFen: 600, paidFen: 600 });

    // A surplus comes back, in parts, and no more than it is.
    const june = parseBusinessDate('2026-06-03');
    const [eaten = ''] = await desk.eat(home, june, await books.elders(home, 2));
    const claimed = await desk.approve(home, '2026-06');
    const { corrections } = await books.corrections.correct(home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '不符合条件' },
      meals: [{ mealId: eaten, businessDate: june }],
    });
    await books.test.database.scoped(home.townOfficial, (tx) =>
      legs.withhold(
        tx,
        corrections.map(({ id }) => id),
      ),
    );
    const code = claimed.legs[0]?.code ?? '';
    expect(await send(payer, [['G-1', today, '6.00', code]])).toMatchObject({ summary: { add: 1 } });
    const back = await send(payer, [
      ['G-2', today, '-1.00', code],
      ['G-3', today, '-2.00', code],
      ['G-4', today, '-0.01', code],
    ]);
    expect(back.refusedRows.map(({ row, code: why }) => `${row} ${why}`)).toEqual(['4 MORE_THAN_LEFT']);
    expect(await legs.one(payer, claimed.legs[0]?.legId ?? '')).toMatchObject({ settledFen: 600, paidFen: 300 });
  });

  it('is of no use to whoever approved', async () => {
    const run = await send(desk.approver, [['B-9', today, '12.00', claim.legs[2]?.code ?? '']]);
    expect(run.refusedRows[0]?.code).toBe('OWN_APPROVAL');
  });

  it('makes a claim disbursed with its last row', async () => {
    const rest = [
      ['C-1', today, '7.00', claim.legs[1]?.code ?? ''],
      ['C-2', today, '12', claim.legs[2]?.code ?? ''],
    ];
    expect(await send(desk.payer, rest)).toMatchObject({ state: 'done', summary: { add: 2 } });
    expect((await desk.reader.one(desk.payer, claim.claimId)).state).toBe('disbursed');
  });
});
