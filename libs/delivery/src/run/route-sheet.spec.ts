import { expect, it } from 'vitest';
import { readPdf } from '../../../reconciliation/src/testing/read-pdf.js';
import { writeRouteSheet } from './route-sheet.js';
import type { RouteRow, RunRecord, StopRow } from './run-record.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 2, 30 + minutes));

function stop(number: number, changes: Partial<StopRow> = {}): StopRow {
  return {
    ...{ stopId: `s${number}`, orderId: `o${number}`, personId: `p${number}`, routeId: 'r', position: number },
    ...{ arrivesAt: at(5 * number), useBy: at(60), unserved: null, explanation: null, locked: false, skills: [] },
    ...{ lastVolunteerId: null, serviceSeconds: 120, windowFrom: null, windowTo: null, labelNo: number },
    ...{ handover: 'in_person', handoverNote: null, residentName: `陈阿婆${number}`, phone: '15400000001' },
    ...{ villageName: '西岸村', villageCode: null, addressLine: '桥头弄 3 号', doorNote: null, longitude: null },
    ...{ latitude: null, located: null, setName: 'A 套餐', paymentMethod: 'cash', priceFen: 1200, restrictions: [] },
    ...{ clashes: [], familiar: [] },
    ...changes,
  };
}

function recordOf(stops: readonly StopRow[], changes: Partial<RouteRow> = {}): RunRecord {
  const run = {
    businessDate: '2026-03-02',
    slot: 'lunch',
    facilityName: '西岸食堂',
    kitchenPhone: '0574-88880000',
    mostMinutes: 60,
  } as RunRecord['run'];
  const route: RouteRow = {
    ...{ routeId: 'r', volunteerId: 'v', volunteerName: '王师傅', trip: 1, mode: 'ebike', boxes: 12, leavesAt: at(0) },
    ...{ endsAt: at(60), published: true, departedAt: null, knockedAt: null, packed: null },
    ...changes,
  };
  return { run, stops, routes: [route], crew: [] };
}

it('says what is to be collected at each door and in all, and leaves room for what became of it', async () => {
  const stops = [
    stop(1),
    stop(2, { paymentMethod: 'wallet' }),
    stop(3, { restrictions: ['pork'], doorNote: '耳背' }),
    stop(4),
  ];
  const due = new Map([
    ['p1', 300],
    ['p3', 0],
  ]);
  const [page = [], ...more] = readPdf(await writeRouteSheet(recordOf(stops), due));
  expect(more).toEqual([]);
  expect(page.slice(0, 2)).toEqual(['王师傅  第 1 趟  电动车', '1 / 1']);
  expect(page).toContain('10:30 离开食堂，离开后 60 分钟内送到 · 应收现金共 3.00 元');
  const rows = page.filter((text) => /^(应收|钱包付|不用)/.test(text));
  expect(rows).toEqual([
    '应收 3.00 元   实收 ____________ 元',
    '钱包付，不收现金',
    '不用收钱',
    '应收 ________ 元（问食堂）   实收 ____________ 元',
  ]);
  for (const word of ['送达：本人', '代收', '拒收', '无人应答', '地址不对', '过时未交']) {
    expect(page.filter((text) => text === word)).toHaveLength(4);
  }
  expect(page.find((text) => text.startsWith('箱数'))).toContain('食堂电话 0574-88880000');
  expect(page).toContain('陈阿婆3  标签 3  约 10:45，11:30 前送到  15400000001');
});

it('breaks pages between doors, with head and rules on each', async () => {
  const pages = readPdf(
    await writeRouteSheet(recordOf(Array.from({ length: 13 }, (_, index) => stop(index + 1))), new Map()),
  );
  expect(pages.map((page) => page[1])).toEqual(['1 / 3', '2 / 3', '3 / 3']);
  expect(pages.map((page) => page.filter((text) => text === '无人应答').length)).toEqual([6, 6, 1]);
  for (const page of pages) expect(page.some((text) => text.startsWith('无人应答：'))).toBe(true);
});

it('counts from when the route really left, and never beyond the food’s own use-by', async () => {
  const packed = { boxes: 2, celsius: 71, useBy: at(100).toISOString() };
  const left = recordOf([stop(1)], { departedAt: at(20), packed });
  const [page = []] = readPdf(await writeRouteSheet(left, new Map()));
  expect(page).toContain('陈阿婆1  标签 1  约 10:35，11:50 前送到  15400000001');
  expect(page.find((text) => text.startsWith('2 箱'))).toContain('食用时限 12:10');
  const soon = recordOf([stop(1)], { departedAt: at(20), packed: { ...packed, useBy: at(45).toISOString() } });
  const [other = []] = readPdf(await writeRouteSheet(soon, new Map()));
  expect(other.find((text) => text.startsWith('陈阿婆1'))).toContain('11:15 前送到');
});
