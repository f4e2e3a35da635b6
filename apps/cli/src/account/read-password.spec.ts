import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPassword } from './read-password.js';

const collector = (): { stream: Writable; text: () => string } => {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
};

describe('readPassword', () => {
  it.each([
    [['一碗热饭 12345\n'], '一碗热饭 12345'],
    [['secret words\r\n', 'and more'], 'secret words'],
    [['sec', 'ret', ' words'], 'secret words'],
    [[' leading and trailing \n'], ' leading and trailing '],
    [[], ''],
  ])('takes the first line of a pipe: %j', async (chunks, password) => {
    const prompt = collector();
    expect(await readPassword(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), prompt.stream)).toBe(password);
    expect(prompt.text()).toBe('');
  });

  it('joins a character that is split over two chunks', async () => {
    const bytes = Buffer.from('暖餐\n');
    expect(await readPassword(Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]), collector().stream)).toBe(
      '暖餐',
    );
  });

  it('stops at an endless input', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024, 'x');
      })(),
    );
    expect((await readPassword(endless, collector().stream)).length).toBeLessThan(10_000);
  });

  it('asks at a terminal and shows nothing of what is typed', async () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    const prompt = collector();
    const password = readPassword(terminal, prompt.stream);
    terminal.write('typed words\r');
    expect(await password).toBe('typed words');
    expect(prompt.text()).toBe('密码 password: \n');
  });

  it('gives nothing when the terminal is closed', async () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    const password = readPassword(terminal, collector().stream);
    terminal.end();
    expect(await password).toBe('');
  });
});
