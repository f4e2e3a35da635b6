import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually.js';
import { descendants, stillRunning, type SeenProcess } from './process-tree.js';
import { RunningProgram } from './running-program.js';

/** What tells the processes of an installation apart by their command line. */
const COMMANDS = {
  api: 'apps/api/src/main.js',
  worker: 'apps/worker/src/main.js',
  postmaster: 'postgres -D',
} as const;

/** Where and how to run it. */
export interface RunningUpPlan {
  readonly port: number;
  /** NUANCAN_DATA_DIR; left out: `up` chooses. */
  readonly dataDir?: string;
  readonly checkout?: string;
}

/** A whole installation: the built `nuancan up --no-demo --json`. */
export class RunningUp {
  readonly program: RunningProgram;
  private seen: SeenProcess[] = [];

  constructor({ port, dataDir, checkout }: RunningUpPlan) {
    this.program = new RunningProgram({
      file: 'cli/src/main.js',
      argv: ['up', '--no-demo', '--json'],
      environment: { PORT: `${port}`, ...(dataDir === undefined ? {} : { NUANCAN_DATA_DIR: dataDir }) },
      ...(checkout === undefined ? {} : { checkout }),
    });
  }

  /** Waits until it says so. @returns its address and the folder of its data */
  async ready(): Promise<{ url: string; data: string }> {
    await this.program.says('{"url":', 90_000);
    await this.program.says('\n', 1_000);
    const line = this.program.output.split('\n').find((text) => text.startsWith('{"url":'));
    return JSON.parse(line ?? '') as { url: string; data: string };
  }

  /** The process of this name that runs now. @throws when there is none */
  pidOf(name: keyof typeof COMMANDS): number {
    const found = this.look().find(({ command }) => command.includes(COMMANDS[name]));
    if (found === undefined) throw new Error(`no ${name} runs`);
    return found.pid;
  }

  /** Kills one of its processes with -9 and waits until another one is in its place. */
  async replace(name: keyof typeof COMMANDS): Promise<void> {
    const old = this.pidOf(name);
    process.kill(old, 'SIGKILL');
    await eventually(() => {
      if (this.pidOf(name) === old) throw new Error(`the same ${name} still runs`);
    });
  }

  /** Sends the signal and waits for the end. @returns the exit code, or the signal that ended it */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.look();
    return this.program.end(signal);
  }

  /** Every process of it that was ever seen and still runs. */
  get leftOver(): SeenProcess[] {
    return stillRunning(this.seen);
  }

  private look(): SeenProcess[] {
    const now = descendants(this.program.pid);
    this.seen = [...stillRunning(this.seen), ...now];
    return now;
  }
}

/** Asks the embedded database in `dataDir` as its owner. */
export async function askOwner<Row extends object>(
  dataDir: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const read = (file: string): string => readFileSync(join(dataDir, file), 'utf8').trim();
  const client = new Client({
    host: '127.0.0.1',
    port: Number(read('postgres.port')),
    user: 'postgres',
    password: read('postgres.password'),
    database: 'nuancan',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
