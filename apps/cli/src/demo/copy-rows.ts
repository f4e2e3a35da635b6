import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyLine, type CopyTarget, type CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK_CHARACTERS = 1 << 16;

/** Streams rows into a table by COPY, some 64 KB at a time. @returns the number of rows */
export async function copyRows(
  client: Client,
  target: CopyTarget,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const into = client.query(copyFrom(`COPY ${target.table} (${target.columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(chunksOf(rows), { objectMode: false, highWaterMark: CHUNK_CHARACTERS }), into);
  return into.rowCount;
}

function* chunksOf(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let chunk = '';
  for (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk !== '') yield Buffer.from(chunk);
}
