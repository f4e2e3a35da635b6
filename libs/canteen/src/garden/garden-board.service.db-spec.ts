import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { GardenBoardService } from './garden-board.service.js';
import { PhotoService } from './photo.service.js';
import { PlotService } from './plot.service.js';

const TODAY = businessDateAt(new Date());
/** A JPEG of which a part that is kept says Exif. */
const EXIF_IN_A_TABLE = Buffer.from('ffd8ffdb0008457869660000ffda0002ffd9', 'hex');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the garden’s board', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let away: CanteenSite;
  let boards: GardenBoardService;
  let plots: PlotService;
  let photos: PhotoService;

  beforeAll(async () => {
    books = await openBooks();
    ({ home, away } = books.district);
    const { database, owner } = books.test;
    [boards, plots, photos] = [new GardenBoardService(database), new PlotService(database), new PhotoService(database)];
    await owner.query('UPDATE meal_point.facilities SET village_code = town_code || $1', ['001']);
    await books.price('番茄', addDays(TODAY, -30), 600);
  });
  afterAll(() => books.close());

  const weigh = async (grams: number, more: object = {}): Promise<string> =>
    (
      await books.lots.weigh(home.operator, {
        ...{ clientId: newClientId(), kind: 'garden', crop: '番茄', grams, harvestedOn: TODAY },
        ...more,
      })
    ).id;

  it('shows what lies there, what was issued today and what is under way, to both ends', async () => {
    const plot = await plots.add(home.operator, { name: '东头菜地', areaM2: 120, tendedBy: '王阿婆' });
    const lotId = await weigh(5000, { plotId: plot.id });
    const { id: sourceId } = await books.lots.issue(home.operator, lotId, {
      ...{ clientId: newClientId(), businessDate: TODAY, grams: 1500 },
    });
    const sent = { clientId: newClientId(), toFacilityId: away.facilityId, grams: 500 };
    const { id: transferId } = await books.transfers.send(home.operator, lotId, sent);
    const here = await boards.board(home.operator, {});
    expect(here.lots).toMatchObject([
      { id: lotId, gramsLeft: 3000, plotName: '东头菜地', priceTodayFen: 600, hasPhoto: false },
    ]);
    expect(here.issues).toMatchObject([{ sourceId, lotId, grams: 1500, valueFen: 900 }]);
    expect(here).toMatchObject({
      dayClosed: false,
      crops: [{ crop: '番茄', fenPerKg: 600 }],
      targets: [{ id: away.facilityId }],
    });
    const there = await boards.board(away.operator, {});
    expect(there.transfers).toMatchObject([{ id: transferId, crop: '番茄', grams: 500 }]);
    expect(there.lots).toEqual([]);
    expect(there.plots).toEqual([]);
    await books.transfers.end(away.operator, transferId, 'accepted');
    const story = await boards.story(home.operator, lotId);
    expect(story.movements.map(({ kind, gramsAfter }) => `${kind} ${gramsAfter}`)).toEqual([
      ...['received 5000', 'issued 3500', 'sent 3000'],
    ]);
    await expect(boards.story(away.operator, lotId)).rejects.toMatchObject({ code: 'GARDEN.LOT_NOT_FOUND' });
  });

  it('shares the plots of a village with its facilities, and no name with another town or the audit log', async () => {
    const shared = { villageCode: home.villageCode, name: '村口大棚', areaM2: 600, tendedBy: '李大爷' };
    const plot = await plots.add(home.townOfficial, shared);
    expect((await boards.board(home.operator, {})).plots.map(({ name }) => name)).toContain('村口大棚');
    await expect(plots.add(away.operator, { ...shared, name: '别的' })).rejects.toMatchObject({
      code: 'GARDEN.PLOT_NOT_FOUND',
    });
    await expect(plots.add(home.operator, shared)).rejects.toMatchObject({ code: 'GARDEN.PLOT_NAME_TAKEN' });
    const edited = await plots.edit(home.operator, { id: plot.id, version: 1, edit: { areaM2: 650, tendedBy: '' } });
    expect(edited).toMatchObject({ areaM2: 650, tendedBy: null, version: 2 });
    await expect(plots.edit(home.operator, { id: plot.id, version: 1, edit: { ended: true } })).rejects.toMatchObject({
      code: 'GARDEN.PLOT_CHANGED',
    });
    expect((await plots.edit(home.operator, { id: plot.id, version: 2, edit: { ended: true } })).endedOn).toBe(TODAY);
    const { rows } = await books.test.owner.query(
      `SELECT FROM platform.audit_log WHERE concat(before, after) LIKE '%李大爷%' OR concat(before, after) LIKE '%王阿婆%'`,
    );
    expect(rows).toEqual([]);
  });

  it('keeps one photo of a lot, for its own scope only', async () => {
    const lotId = await weigh(800);
    const weighed = await weigh(300, { photo: PNG.toString('base64') });
    expect((await photos.read(home.operator, weighed)).content.equals(PNG)).toBe(true);
    await expect(weigh(300, { photo: Buffer.from('%PDF-1.7').toString('base64') })).rejects.toMatchObject({
      code: 'GARDEN.PHOTO_TYPE_REFUSED',
    });
    await expect(weigh(300, { photo: EXIF_IN_A_TABLE.toString('base64') })).rejects.toMatchObject({
      code: 'GARDEN.PHOTO_TYPE_REFUSED',
    });
    await photos.add(home.operator, lotId, PNG);
    await photos.add(home.operator, lotId, PNG);
    expect((await photos.read(home.townOfficial, lotId)).content.equals(PNG)).toBe(true);
    await expect(photos.read(away.operator, lotId)).rejects.toMatchObject({ code: 'GARDEN.LOT_NOT_FOUND' });
    await expect(photos.add(home.operator, lotId, Buffer.from('%PDF-1.7'))).rejects.toMatchObject({
      code: 'GARDEN.PHOTO_TYPE_REFUSED',
    });
    const large = Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]);
    await expect(photos.add(home.operator, lotId, large)).rejects.toMatchObject({ code: 'GARDEN.PHOTO_TOO_LARGE' });
  });

  it('sums stock, harvest and use by town, and pages through all lots', async () => {
    const entry = { kind: 'goods' as const, quantity: 2000, unitFen: 580, description: '大米' };
    await books.sources.enter(home.operator, { clientId: newClientId(), businessDate: TODAY, ...entry });
    const { items } = await boards.towns(books.district.districtOfficial, { from: TODAY, to: TODAY });
    expect(items.map(({ townCode, areaM2 }) => [townCode, areaM2])).toEqual([
      [home.townCode, 120],
      [away.townCode, 0],
    ]);
    expect(items[0]?.crops).toEqual([
      {
        ...{ kind: 'garden', crop: '番茄', stockGrams: 4100, stockFen: 2460, harvestedGrams: 6100 },
        ...{ issuedGrams: 1500, issuedFen: 900, spoiledGrams: 0 },
      },
      {
        ...{ kind: 'goods', crop: '大米', stockGrams: 0, stockFen: 0, harvestedGrams: 2000 },
        ...{ issuedGrams: 2000, issuedFen: 1160, spoiledGrams: 0 },
      },
    ]);
    expect(items[1]?.crops).toMatchObject([{ crop: '番茄', stockGrams: 500, harvestedGrams: 0 }]);
    expect((await boards.towns(home.townOfficial, { from: TODAY, to: TODAY })).items).toHaveLength(1);
    const first = await boards.page(home.operator, { limit: 2 });
    const rest = await boards.page(home.operator, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ crop }) => crop).sort()).toEqual(['大米', '番茄', '番茄', '番茄']);
    expect(rest.nextCursor).toBeNull();
  });

  it('forecasts what the garden kept of last year, and says nothing of a young one', async () => {
    expect(await boards.forecast(home.operator, {})).toEqual({ since: TODAY, items: [{ crop: '番茄', periods: [] }] });
    expect(await boards.forecast(away.operator, {})).toEqual({ since: null, items: [] });
    for (const ago of [10, 20, 30, 40]) await weigh(1000, { harvestedOn: addDays(TODAY, -ago) });
    const { items } = await boards.forecast(home.operator, {});
    expect(items[0]?.periods).toHaveLength(3);
    expect(items[0]?.periods[0]).toMatchObject({ basis: 'recent' });
  });
});
