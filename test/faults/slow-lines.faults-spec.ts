import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '@nuancan/kernel';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { storeLunchOnTheRoad } from '../support/lunch-on-the-road.js';
import { arrangeSmallDistrict, PASSWORD, type ArrangedTown } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** 40 kbit/s: the photo takes longer than any other request may. */
const BYTES_A_SECOND = 5 * 1024;
const SECONDS = 35;
const TRICKLE_LIMIT_MS = 60_000;
const LIMIT_MS = 120_000;

let files: string;
let test: TestDatabase;
let home: ArrangedTown;
let api: RunningApi;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'nuancan-slow-'));
  test = await openTestDatabase();
  ({ home } = await arrangeSmallDistrict(test.owner));
  api = await startApi(test, { environment: { FILES_DIR: files } });
}, LIMIT_MS);
afterAll(async () => {
  await api?.stop();
  await test?.close();
  rmSync(files, { recursive: true, force: true });
});

it(
  'takes a photo over a thin line, and ends what only trickles to keep a connection',
  async () => {
    const lunch = await storeLunchOnTheRoad(test.owner, home, 1);
    const volunteer = await ApiClient.as(api.origin, home.logins.volunteer, PASSWORD);
    const photoId = newId();
    const said = { kind: 'refused', happenedAt: new Date().toISOString(), deviceId: randomUUID(), offline: false };
    const outcome = { clientId: newId(), ...said, proofKind: 'photo', proofRef: photoId };
    expect((await volunteer.post(`/v1/own-stops/${lunch.stops[0]?.stopId}/outcome`, outcome)).status).toBe(200);
    const trickled = trickle();
    expect(await sendSlowly(volunteer, photoId)).toBe(200);
    expect(await trickled).toMatch(/^HTTP\/1\.1 408 /);
    const { rows } = await test.owner.query('SELECT id FROM delivery.photos');
    expect(rows).toEqual([{ id: photoId }]);
  },
  LIMIT_MS,
);

/** A second's worth each second. @returns the status of the answer */
async function sendSlowly({ origin, session }: ApiClient, photoId: string): Promise<number | undefined> {
  const photo = pictureOf(BYTES_A_SECOND * SECONDS);
  const headers = { origin, cookie: session, 'content-type': 'image/jpeg', 'content-length': photo.length };
  const put = request(`${origin}/v1/own-photos/${photoId}`, { method: 'PUT', headers });
  const answered = once(put, 'response');
  for (let at = 0; at < photo.length; at += BYTES_A_SECOND) {
    put.write(photo.subarray(at, at + BYTES_A_SECOND));
    await sleep(1_000);
  }
  put.end();
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
}

/** A byte a second, for as long as the server listens. @returns what it says in the end */
async function trickle(): Promise<string> {
  const { hostname, port, host } = new URL(api.origin);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.on('error', () => undefined);
  socket.write(
    `POST /v1/sessions HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`,
  );
  for (const end = Date.now() + TRICKLE_LIMIT_MS; !socket.closed && Date.now() < end; await sleep(1_000))
    socket.write(' ');
  socket.destroy();
  return answer;
}

/** A JPEG with nothing in it that would be taken out. */
function pictureOf(bytes: number): Buffer {
  const begins = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00', 'hex');
  return Buffer.concat([begins, Buffer.alloc(bytes - begins.length - 2, 0x5a), Buffer.from('ffd9', 'hex')]);
}

function newId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}
