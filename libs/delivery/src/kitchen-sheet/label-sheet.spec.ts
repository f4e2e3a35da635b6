import type { Restriction } from '@nuancan/registry';
import { expect, it } from 'vitest';
import { readPdf } from '../../../reconciliation/src/testing/read-pdf.js';
import { writeLabelSheet } from './label-sheet.js';

const LABEL = {
  ...{ labelNo: 1, residentName: '张桂兰', villageName: '西岸村', addressLine: '桥头弄 3 号', setName: '套餐' },
  ...{ restrictions: [] as Restriction[], clashes: [] as string[], handover: 'in_person' as const, handoverNote: null },
};

it('puts 24 labels on a sheet, in their order, with what somebody does not eat and when to change a dish', async () => {
  const orders = Array.from({ length: 25 }, (_, at) => ({ ...LABEL, labelNo: at + 1 }));
  orders[1] = { ...LABEL, labelNo: 2, restrictions: ['pork', 'high_salt'], clashes: ['pork'] };
  const pages = readPdf(
    await writeLabelSheet({ businessDate: '2026-03-02', slot: 'lunch', kitchenName: '锦屏食堂' }, orders),
  );
  expect(pages).toHaveLength(2);
  const [first = [], second = []] = pages;
  expect(first.slice(0, 5)).toEqual([
    '1  张桂兰',
    '2026-03-02 午餐 · 锦屏食堂',
    '套餐',
    '西岸村 桥头弄 3 号',
    '本人收',
  ]);
  expect(first).toContain('换菜！不吃猪肉、低盐');
  expect(first.filter((text) => text.endsWith('张桂兰'))).toHaveLength(24);
  expect(second[0]).toBe('25  张桂兰');
});

it('cuts what is too long for its label', async () => {
  const long = { ...LABEL, addressLine: '很长的地址'.repeat(20), handoverNote: '交给隔壁的阿姨'.repeat(10) };
  const [[, , , address = ''] = []] = readPdf(
    await writeLabelSheet({ businessDate: '2026-03-02', slot: 'dinner', kitchenName: '锦屏食堂' }, [long]),
  );
  expect(address).toMatch(/^西岸村 很长的地址.*…$/);
  expect(address.length).toBeLessThan(40);
});
