import { describe, expect, it } from 'vitest';
import { readTextFile } from './read-text-file.js';

describe('a text file', () => {
  it('is read as UTF-8, with or without its mark, or as Chinese Windows saves it', async () => {
    const text = '名称,经度\n西坞,121.4\n';
    const gbk = Buffer.concat([
      Buffer.from('c3fbb3c62cbeadb6c80a', 'hex'),
      Buffer.from('cef7ceeb', 'hex'),
      Buffer.from(',121.4\n', 'latin1'),
    ]);
    expect(await readTextFile(new Blob([text]))).toBe(text);
    expect(await readTextFile(new Blob([`\uFEFF${text}`]))).toBe(text);
    expect(await readTextFile(new Blob([gbk]))).toBe(text);
  });
});
