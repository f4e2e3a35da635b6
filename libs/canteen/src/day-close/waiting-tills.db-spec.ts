import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { TillReportService } from './till-report.service.js';

const TODAY = businessDateAt(new Date());
const EARLIER = addDays(TODAY, -1);

describe('closing a day while tills may hold records of it', () => {
  let books: OpenBooks;
  let tills: TillReportService;

  beforeAll(async () => {
    books = await openBooks();
    tills = new TillReportService(books.test.database);
  });
  afterAll(() => books?.close());

  const close = (businessDate: BusinessDate, asked: object = {}): Promise<unknown> =>
    books.days.close(books.district.home.operator, { businessDate, cashCount: {}, ...asked });
  const report = (deviceId: string, said: { unsent: number; oldestDate: string | null; inUse?: boolean }) =>
    tills.report(books.district.home.operator, { deviceId, ...said });

  async function silence(deviceId: string, minutes: number): Promise<void> {
    await books.test.owner.query(
      `UPDATE canteen.tills SET reported_at = reported_at - make_interval(mins => $2) WHERE device_id = $1`,
      [deviceId, minutes],
    );
  }

  it('waits for what a till told of, whatever kind of record it is', async () => {
    const deviceId = randomUUID();
    await report(deviceId, { unsent: 2, oldestDate: TODAY, inUse: true });
    await expect(close(TODAY, { despiteSilentTills: true })).rejects.toMatchObject({ code: 'DAY.INCOMPLETE' });
    // What waits is of a later day.
    expect(await close(addDays(TODAY, -5))).toMatchObject({ closes: [{ round: 1 }] });
    await report(deviceId, { unsent: 0, oldestDate: null, inUse: false });
  });

  it('is refused while a till in use is silent, until it is heard of or somebody has looked at it', async () => {
    const deviceId = randomUUID();
    const { home } = books.district;
    await report(deviceId, { unsent: 0, oldestDate: null, inUse: true });
    expect((await books.days.state(home.operator, { businessDate: TODAY })).silentTills).toEqual([]);
    await silence(deviceId, 4);
    expect((await books.days.state(home.operator, { businessDate: TODAY })).silentTills).toHaveLength(1);
    await expect(close(TODAY)).rejects.toMatchObject({ code: 'DAY.TILL_SILENT' });
    await report(deviceId, { unsent: 0, oldestDate: null, inUse: false });
    await silence(deviceId, 4);
    expect((await books.days.state(home.operator, { businessDate: TODAY })).silentTills).toEqual([]);
    await report(deviceId, { unsent: 0, oldestDate: null, inUse: true });
    await silence(deviceId, 4);
    expect(await close(TODAY, { despiteSilentTills: true })).toMatchObject({
      closes: [{ round: 1, mode: 'operator' }],
      silentTills: [],
    });
  });

  it('waits two days for a silent till, and not for ever; an official says why instead', async () => {
    const deviceId = randomUUID();
    const { away } = books.district;
    const seen = async (businessDate: BusinessDate): Promise<number> =>
      (await books.days.state(away.operator, { businessDate })).silentTills.length;
    await tills.report(away.operator, { deviceId, unsent: 0, oldestDate: null, inUse: true });
    await silence(deviceId, 24 * 60);
    expect([await seen(addDays(TODAY, -2)), await seen(EARLIER), await seen(TODAY)]).toEqual([0, 1, 1]);
    await silence(deviceId, 24 * 60);
    expect(await seen(TODAY)).toBe(0);
    const official = { facilityId: away.facilityId, businessDate: EARLIER, overrideReason: '平板坏了' };
    expect(await books.days.close(away.townOfficial, official)).toMatchObject({ closes: [{ mode: 'override' }] });
  });
});
