import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInvariants } from '@nuancan/canteen';
import {
  FileStoreErrors,
  openFileStore,
  readConfiguration,
  stripPhoto,
  systemScope,
  type Configuration,
  type FileStore,
} from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOME_INVARIANTS } from '../audit/outcome-invariants.js';
import { atDoor, openDoorDesk, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';
import { PhotoJobs } from './photo.jobs.js';
import { PhotoService } from './photo.service.js';

const JOB = { outboxId: randomUUID(), attempt: 1, payload: { businessDate: '2026-11-30' } } as never;

/** A JPEG as a camera writes it: with a place in it, and so many bytes of picture. */
function jpeg(pixels: number): Buffer {
  const place = Buffer.from('Exif\0\0 30.27N 121.15E');
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place]);
  const scan = Buffer.concat([Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]), Buffer.alloc(pixels, 0x12)]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app1, scan, Buffer.from([0xff, 0xd9])]);
}

describe('photos of deliveries', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;
  let other: Carrier;
  let folder: string;
  let configuration: Configuration;
  let files: FileStore;
  let photos: PhotoService;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(2, 6);
    [carrier, other] = [lunch.carriers[0]!, lunch.carriers[1]!];
    for (const one of [carrier, other]) await desk.leave(lunch, one);
    folder = await mkdtemp(join(tmpdir(), 'nuancan-photos-'));
    configuration = readConfiguration({ DATABASE_URL: 'postgres://unused/unused', FILES_DIR: folder });
    files = openFileStore(configuration);
    photos = new PhotoService(desk.test.database, files);
  });
  afterAll(async () => {
    await desk?.test.close();
    await rm(folder, { recursive: true });
  });

  /** Ends a stop with a photo that is still on the phone. */
  async function named(stop: number, kind: 'delivered' | 'nobody_answers' = 'delivered'): Promise<string> {
    const photoId = randomUUID();
    const draft = atDoor({ kind, proofKind: 'photo', proofRef: photoId });
    await desk.outcomes.endStop(carrier.scope, carrier.stops[stop]!.stopId, draft);
    return photoId;
  }
  const kept = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).flatMap((one) =>
      one.isFile() ? [one.name] : [],
    );
  const prune = (store = files): Promise<void> =>
    desk.test.database.scoped(systemScope(''), (tx) => new PhotoJobs(store, configuration).prune(tx, JOB));
  /** A store that does not let go of files whose key begins so. */
  const stuck = (beginning: string): FileStore =>
    Object.assign(Object.create(files) as FileStore, {
      remove: async (key: string) => {
        if (key.startsWith(beginning)) throw FileStoreErrors.UNREACHABLE({ problem: 'EPERM' });
        await files.remove(key);
      },
    });

  it('are kept without their place, once however often they come, and by who named them alone', async () => {
    const sent = jpeg(5_000);
    const photoId = await named(0);
    for (const scope of [other.scope, desk.scopeOf(desk.neighbour, 'volunteer'), lunch.operator]) {
      await expect(photos.keep(scope, photoId, sent)).rejects.toMatchObject({ code: 'PHOTO.NOT_NAMED' });
    }
    await expect(photos.keep(carrier.scope, randomUUID(), sent)).rejects.toMatchObject({ code: 'PHOTO.NOT_NAMED' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => photos.keep(carrier.scope, photoId, sent)));
    const stripped = stripPhoto(sent)!.content;
    expect(stripped.includes('30.27N')).toBe(false);
    expect(new Set(answers.map(({ sha256 }) => sha256))).toEqual(
      new Set([createHash('sha256').update(stripped).digest('hex')]),
    );
    expect(await kept()).toHaveLength(1);
    const shown = await photos.ofOrder(lunch.operator, carrier.stops[0]!.orderId);
    expect([shown.mediaType, shown.content.equals(stripped)]).toEqual(['image/jpeg', true]);
    await expect(photos.keep(carrier.scope, photoId, jpeg(5_001))).rejects.toMatchObject({ code: 'PHOTO.ANOTHER' });
    expect(await kept()).toHaveLength(1);
  });

  it('leave connections to everybody else while the store does not answer, and wait for their turn', async () => {
    const photoId = await named(4);
    const { database } = desk.test;
    let answer = (): void => undefined;
    const answered = new Promise<void>((done) => {
      answer = done;
    });
    const slow = Object.assign(Object.create(files) as FileStore, {
      put: async (...given: Parameters<FileStore['put']>) => {
        await answered;
        return files.put(...given);
      },
    });
    const busy = new PhotoService(database, slow);
    const sent = jpeg(700);
    const most = database.pool().max;
    const uploads = Array.from({ length: most + 2 }, () => busy.keep(carrier.scope, photoId, sent));
    try {
      // Each looks first whether its outcome names it, and that takes a connection for a moment.
      for (let look = 0; look < 100 && database.pool().inUse > most / 4; look += 1) {
        await desk.test.owner.query('SELECT pg_sleep(0.05)');
      }
      expect(database.pool().inUse).toBeLessThanOrEqual(most / 4);
      expect(await database.scoped(lunch.operator, (tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    } finally {
      answer();
    }
    expect(new Set((await Promise.all(uploads)).map(({ sha256 }) => sha256)).size).toBe(1);
  });

  it('are told by their content, and no larger than 1 MiB', async () => {
    const photoId = await named(1);
    const refused: [unknown, string][] = [
      [Buffer.alloc(0), 'PHOTO.MISSING'],
      [undefined, 'PHOTO.MISSING'],
      [Buffer.from('<script>alert(1)</script>'), 'PHOTO.TYPE_REFUSED'],
      [jpeg(100).subarray(0, 60), 'PHOTO.TYPE_REFUSED'],
      [jpeg(1024 * 1024), 'PHOTO.TOO_LARGE'],
    ];
    for (const [content, code] of refused) {
      await expect(photos.keep(carrier.scope, photoId, content)).rejects.toMatchObject({ code });
    }
    await photos.keep(carrier.scope, photoId, jpeg(900_000));
  });

  it('are seen by their kitchen, and by officials only with a welfare case of the order', async () => {
    const { orderId, residentId } = carrier.stops[0]!;
    const official = desk.scopeOf(desk.home, 'town_official');
    const foreign = [desk.scopeOf(desk.neighbour, 'operator'), desk.scopeOf(desk.home, 'operator'), carrier.scope];
    for (const scope of [...foreign, official, desk.scopeOf(desk.home, 'district_official')]) {
      await expect(photos.ofOrder(scope, orderId)).rejects.toMatchObject({ code: 'PHOTO.NOT_FOUND' });
    }
    await desk.test.owner.query(
      `INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, order_id, contact_minutes, officer_minutes,
         escalation_minutes, opened_at, next_due_at) VALUES ($1, $2, $3, $3, $4, 'no_answer', $5, 15, 30, 60, now(), now() + interval '1 hour')`,
      [desk.home.districtCode, desk.home.code, residentId, lunch.facilityId, orderId],
    );
    expect((await photos.ofOrder(official, orderId)).content.length).toBeGreaterThan(5_000);
    await expect(photos.ofOrder(desk.scopeOf(desk.neighbour, 'town_official'), orderId)).rejects.toMatchObject({
      code: 'PHOTO.NOT_FOUND',
    });
  });

  it('come also after the run is closed, and the outcome of a phone that was off for days', async () => {
    const photoId = await named(2, 'nobody_answers');
    await desk.test.owner.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE delivery.runs SET state = 'closed', closed_at = now() WHERE id = '${lunch.runId}'; COMMIT`,
    );
    expect((await desk.dispatches.own(carrier.scope)).items).toEqual([]);
    await photos.keep(carrier.scope, photoId, jpeg(10));
    const stop = carrier.stops[3]!;
    expect(await desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor())).toMatchObject({ kind: 'delivered' });
  });

  it('go when they are old or the elder is erased, with their file; so do files that no row names, after a day', async () => {
    const { owner } = desk.test;
    const before = await kept();
    expect(before).toHaveLength(4);
    const orphan = join(folder, 'deliveries', 'ab', 'orphan.jpg');
    await files.put('deliveries/ab/orphan.jpg', jpeg(1), 'image/jpeg');
    await files.put('deliveries/ab/under-way.jpg', jpeg(1), 'image/jpeg');
    await writeFile(`${orphan}0a~`, 'half');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    for (const path of [orphan, `${orphan}0a~`]) await utimes(path, yesterday, yesterday);
    await prune();
    expect((await kept()).toSorted()).toEqual([...before, 'under-way.jpg'].toSorted());

    const [first, second] = [carrier.stops[0]!, carrier.stops[1]!];
    await owner.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE delivery.photos SET recorded_at = now() - interval '91 days' WHERE order_id = '${first.orderId}';
       COMMIT`,
    );
    expect((await photos.ofOrder(lunch.operator, second.orderId)).content.length).toBeGreaterThan(0);
    await owner.query(
      `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL WHERE id = $1`,
      [second.residentId],
    );
    // At once, and not when the sweep comes at night.
    await expect(photos.ofOrder(lunch.operator, second.orderId)).rejects.toMatchObject({ code: 'PHOTO.NOT_FOUND' });
    const [{ key }] = (
      await owner.query('SELECT file_key AS key FROM delivery.photos WHERE order_id = $1', [first.orderId])
    ).rows;
    await prune(stuck(key));
    const marked = 'SELECT removed_for FROM delivery.photos WHERE removed_at IS NOT NULL';
    expect((await owner.query(marked)).rows).toEqual([{ removed_for: 'erasure' }]);
    await expect(prune(stuck(''))).rejects.toMatchObject({ code: 'FILES.UNREACHABLE' });
    await prune();
    await prune();
    expect((await kept()).filter((name) => before.includes(name))).toHaveLength(2);
    await expect(photos.ofOrder(lunch.operator, first.orderId)).rejects.toMatchObject({ code: 'PHOTO.NOT_FOUND' });
    const { rows } = await owner.query('SELECT removed_for FROM delivery.photos ORDER BY removed_for');
    expect(rows.map((row) => row.removed_for)).toEqual(['age', 'erasure', null, null]);
  });

  it('are each of an outcome that names them, with or without their file, and after an erasure', async () => {
    const { owner } = desk.test;
    const invariants = OUTCOME_INVARIANTS.filter(({ name }) => name === 'outcome-photo-named');
    const offending = async () => (await checkInvariants(owner, { invariants })).map((one) => one.offending);
    await owner.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE delivery.outcomes x SET proof_kind = NULL, proof_ref = NULL
       FROM registry.residents r WHERE r.id = x.resident_id AND r.erased_at IS NOT NULL; COMMIT`,
    );
    expect(await offending()).toEqual([[]]);
  });

  it('are changed by nobody', async () => {
    for (const sql of [
      `UPDATE delivery.photos SET bytes = 1`,
      'DELETE FROM delivery.photos',
      'TRUNCATE delivery.photos',
    ]) {
      await expect(desk.test.owner.query(sql)).rejects.toThrow();
    }
  });
});
