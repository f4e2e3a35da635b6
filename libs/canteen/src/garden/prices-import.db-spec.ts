import { ImportKinds, ImportRunner, ImportRunService, type ImportDetailDto } from '@nuancan/imports';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Outbox, systemScope, writeCsv } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testVault } from '../../../registry/src/testing/test-vault.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { PriceService } from './price.service.js';
import { PricesImport } from './prices-import.js';

const TODAY = businessDateAt(new Date());
const day = (ahead: number): string => addDays(TODAY, ahead);

describe('the list of reference prices', () => {
  let books: OpenBooks;
  let send: (rows: readonly (readonly string[])[]) => Promise<ImportDetailDto>;
  let held: () => Promise<Record<string, number>>;

  beforeAll(async () => {
    books = await openBooks();
    const { database } = books.test;
    const official = books.district.districtOfficial;
    const vault = testVault();
    const kinds = new ImportKinds();
    new PricesImport(kinds).onModuleInit();
    const runs = new ImportRunService(database, vault, new Outbox(), kinds);
    const runner = new ImportRunner(database, vault, kinds);
    const step = async (id: string): Promise<ImportDetailDto> => {
      await database.scoped(systemScope(official.districtCode), (tx) => runner.step(tx, id));
      return runs.get(official, id);
    };
    send = async (rows) => {
      const bytes = Buffer.from(writeCsv([['类别', '品名', '生效日期', '参考价'], ...rows]));
      const { id } = await runs.start(official, { kind: 'prices', fileName: '参考价.csv', bytes }, { queued: false });
      const checked = await step(id);
      if (checked.state !== 'ready') return checked;
      await runs.apply(official, id, { goodRowsOnly: true, queued: false });
      return step(id);
    };
    held = async () => {
      const { items } = await new PriceService(database).list(official);
      return Object.fromEntries(items.filter(({ holds }) => holds).map(({ crop, fenPerKg }) => [crop, fenPerKg]));
    };
  });
  afterAll(() => books?.close());

  it('sets what begins later or where nothing held, names every other row, and changes no past', async () => {
    const first = [
      ['菜园', '番茄', day(-20), '6.00'],
      ['蔬菜', '番茄', day(-5), '6.50'],
      ['物资', '大米', day(-20), '5.80'],
      ['菜园', '番茄', day(-5), '7.00'],
      ['鱼', '鲫鱼', day(-5), '7.00'],
      ['菜园', '南瓜', '明年', '7.00'],
      ['菜园', '冬瓜', day(-5), '0'],
      ['菜园', '', day(-5), '3.00'],
    ];
    const run = await send(first);
    expect(run).toMatchObject({ state: 'done', summary: { add: 3, refused: 5 } });
    expect(run.refusedRows.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      ...['5 DUPLICATE', '6 NOT_ONE_OF', '7 NOT_A_DATE', '8 NOT_A_NUMBER', '9 EMPTY'],
    ]);
    expect(await held()).toEqual({ 番茄: 650, 大米: 580 });

    const second = await send([
      ['菜园', '番茄', day(-5), '6.50'],
      ['菜园', '番茄', TODAY, '9.90'],
      ['菜园', '番茄', day(1), '7.20'],
    ]);
    expect(second).toMatchObject({ summary: { add: 1, same: 1, refused: 1 } });
    expect(second.refusedRows.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 PRICE_IN_FORCE']);
    const third = await send([['菜园', '番茄', day(1), '7.40']]);
    expect(third).toMatchObject({ summary: { add: 0, change: 1 } });
    expect(await held()).toEqual({ 番茄: 650, 大米: 580 });
  });
});
