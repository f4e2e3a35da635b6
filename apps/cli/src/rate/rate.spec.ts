import { parsePolicy, REFERENCE_POLICIES } from '@nuancan/five-ones';
import { describe, expect, it } from 'vitest';
import { rateCase } from './rate-case.js';
import { readCases } from './read-cases.js';

const policy = parsePolicy(REFERENCE_POLICIES.zengcheng);

describe('rating a file of cases', () => {
  it('takes Chinese headers and words, and rates as the golden cases do', () => {
    const { cases, problems } = readCases(
      '\uFEFF名称,出生日期,价格,类别,就餐镇街,日期\n' +
        '八十,1940-05-20,12,,,2020-05-20\n' +
        '七十九,1940-05-21,12.00,,,2020-05-20\n' +
        '低保,1960-05-20,12,低保；重残,,2020-05-20\n' +
        '外镇,1940-05-20,12,,440118001,2020-05-20\n',
    );
    expect(problems).toEqual([]);
    const rated = cases.map((cells) => rateCase(policy, cells));
    expect(rated.map(({ elderDueFen, governmentFen }) => [elderDueFen, governmentFen])).toEqual([
      [300, 900],
      [500, 700],
      [100, 1100],
      [600, 600],
    ]);
    expect(rated[3]?.flags).toEqual(['cross_town']);
  });

  it('counts what was used already', () => {
    const { cases } = readCases('birthDate,businessDate,price,used\n1930-01-01,2020-05-20,12,subsidised:lunch=1\n');
    expect(cases.map((cells) => rateCase(policy, cells).governmentFen)).toEqual([0]);
  });

  it('names every cell that cannot be read, by line and column, and rates nothing', () => {
    const { problems } = readCases(
      'birthDate,price,slot,grade,businessDate\n1940-02-30,12,lunch,,2020-05-20\n1940-01-01,12元,brunch,,2020-05-20\n"1940-01-01",,,严重,2020-05-20,1\n',
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'birthDate'],
      [3, 'price'],
      [3, 'slot'],
      [4, ''],
      [4, 'price'],
      [4, 'grade'],
    ]);
  });

  it('refuses headers that are unknown, twice or missing', () => {
    const { problems } = readCases('birthDate,出生日期,日期,prise\n1940-01-01,1940-01-01,2020-05-20,12\n');
    expect(problems.map(({ column, en }) => `${column}: ${en}`)).toEqual([
      'prise: unknown column',
      'birthDate: named twice',
      'price: missing column',
    ]);
    expect(readCases('').problems).toHaveLength(1);
  });
});
