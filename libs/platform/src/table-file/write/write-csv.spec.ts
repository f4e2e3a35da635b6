import { describe, expect, it } from 'vitest';
import { csvLine } from './write-csv.js';

describe('a line of a CSV', () => {
  it.each(['=1+1', '+86', '-5', '@a', '\tx', '＝1+1', '＋1', '－1', '＠a'])(
    'has %s as the text it is, and no spreadsheet counts it',
    (text) => expect(csvLine([text])).toBe(`'${text}\r\n`),
  );

  it('quotes what would end a cell, a formula too', () => {
    expect(csvLine(['\n=1', '\r=1', 'a"b', 'a,b'])).toBe(`"'\n=1","'\r=1","a""b","a,b"\r\n`);
  });

  it('leaves numbers and other texts as they are', () => {
    expect(csvLine([-5, '王＝李', ' =1'])).toBe('-5,王＝李, =1\r\n');
  });
});
