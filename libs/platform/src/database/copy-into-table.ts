import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database.js';

/** A value of COPY's text format; arrays and JSON are given as PostgreSQL writes them. */
export type CopyValue = string | number | boolean | null;

export interface CopyTarget {
  /** Schema-qualified, or a temporary table: COPY does not work into tables with row security. */
  readonly table: string;
  readonly columns: readonly string[];
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const CHUNK_CHARACTERS = 1 << 16;

/**
 * Streams rows into a table by COPY inside the caller's transaction, some 64 KB at a time and no faster than the
 * database takes them. When `batches` throws, nothing of it was copied and the error is rethrown.
 */
export async function copyIntoTable(
  tx: Tx,
  target: CopyTarget,
  batches: AsyncIterable<readonly (readonly CopyValue[])[]>,
): Promise<void> {
  const client = (await tx.queryRunner?.connect()) as Client;
  const into = client.query(copyFrom(`COPY ${target.table} (${target.columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(chunksOf(batches), { objectMode: false, highWaterMark: CHUNK_CHARACTERS }), into);
}

/** One line of COPY's text format. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (at > 0) line += '\t';
    if (value === null) line += '\\N';
    else if (typeof value === 'string') line += SPECIAL.test(value) ? escaped(value) : value;
    else line += String(value);
  }
  return `${line}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}

async function* chunksOf(batches: AsyncIterable<readonly (readonly CopyValue[])[]>): AsyncGenerator<Buffer> {
  for await (const batch of batches) {
    if (batch.length > 0) yield Buffer.from(batch.map(copyLine).join(''));
  }
}
