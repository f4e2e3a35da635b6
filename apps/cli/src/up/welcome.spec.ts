import { describe, expect, it } from 'vitest';
import { displayWidth, welcomeText } from './welcome.js';

describe('welcomeText', () => {
  const accounts = [
    { roleZh: '助餐点操作员', roleEn: 'operator', login: 'op', password: 'one' },
    { roleZh: '镇', roleEn: 'town official', login: 'town-official', password: 'two' },
  ];

  const familyPath = '/family#token';

  it('names the address, the folder of the data and every account', () => {
    const text = welcomeText({ url: 'http://127.0.0.1:3001', data: '/srv/data', accounts, familyPath });
    for (const part of ['http://127.0.0.1:3001', '/srv/data', 'Ctrl-C', 'town-official', 'two', '3001/family#token']) {
      expect(text).toContain(part);
    }
  });

  it('aligns columns by what the terminal shows, not by characters', () => {
    const rows = welcomeText({ url: '', data: '', accounts, familyPath }).split('\n');
    const columns = ['one', 'two', '密码 password'].map((cell) => {
      const row = rows.find((line) => line.endsWith(cell)) ?? '';
      return displayWidth(row.slice(0, row.lastIndexOf(cell)));
    });
    expect(new Set(columns).size).toBe(1);
    expect(columns[0]).toBeGreaterThan(20);
  });

  it('says nothing of accounts when there is no demo district', () => {
    expect(welcomeText({ url: '', data: '', accounts: [], familyPath })).not.toContain('demo');
  });
});

describe('displayWidth', () => {
  it('counts two columns for Chinese characters and full-width signs', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('暖餐')).toBe(4);
    expect(displayWidth('（a）')).toBe(5);
  });
});
