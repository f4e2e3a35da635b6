import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';

const MAX_LENGTH = 4096;

/**
 * The first line of standard input: typed unseen when it is a terminal, piped otherwise. Never an argument, which every
 * user of the machine could see in the list of processes.
 */
export async function readPassword(input: Readable & { isTTY?: boolean }, prompt: Writable): Promise<string> {
  return input.isTTY === true ? typed(input, prompt) : piped(input);
}

async function typed(input: Readable, prompt: Writable): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: unseen, terminal: true });
  prompt.write('密码 password: ');
  try {
    const line = once(terminal, 'line');
    const [password] = await Promise.race([line, once(terminal, 'close').then(() => [''])]);
    return String(password);
  } finally {
    terminal.close();
    prompt.write('\n');
  }
}

async function piped(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Buffer | string);
    chunks.push(bytes);
    length += bytes.length;
    if (length > MAX_LENGTH || bytes.includes('\n')) break;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.split(/\r?\n/, 1)[0] ?? '';
}
