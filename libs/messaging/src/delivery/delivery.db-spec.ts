import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfiguration, systemScope, type Scope } from '@nuancan/platform';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { MailChannel } from '../channel/mail-channel.js';
import { WebhookChannel } from '../channel/webhook-channel.js';
import type { SetPreferencesDto } from '../preference/preference.dto.js';
import { PreferenceService } from '../preference/preference.service.js';
import { DeliveryLogService } from './delivery-log.service.js';
import { DeliverySender } from './delivery-sender.js';
import { DeliverySweep } from './delivery-sweep.js';

const SECRET = 'a-secret-of-the-gateway-0123456789';
const PAGE = { limit: 100 };

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('deliveries of messages', () => {
  let test: TestDatabase;
  let places: SmallDistrict;
  let gateway: Server;
  let mailServer: SMTPServer;
  let answer: RequestListener;
  let mailAnswer: number | null;
  let scope: Scope;
  let preferences: PreferenceService;
  let log: DeliveryLogService;
  const posted: Posted[] = [];
  const mails: string[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    gateway = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        posted.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        answer(request, reply);
      });
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    mailServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.setEncoding('utf8');
        stream.on('data', (chunk: string) => (text += chunk));
        stream.on('end', () => {
          if (mailAnswer !== null) return done(Object.assign(new Error('no'), { responseCode: mailAnswer }));
          mails.push(text);
          done();
        });
      },
    });
    mailServer.on('error', () => undefined);
    mailServer.listen(0, '127.0.0.1');
    await once(mailServer.server, 'listening');
    scope = await scopeOf(places.home.logins.operator);
    preferences = new PreferenceService(test.database, configuration());
    log = new DeliveryLogService(test.database);
  });
  beforeEach(async () => {
    posted.length = 0;
    mails.length = 0;
    mailAnswer = null;
    answer = (_request, reply) => reply.writeHead(204).end();
    await test.owner.query('DELETE FROM messaging.deliveries');
  });
  afterAll(async () => {
    gateway?.close();
    await new Promise<void>((done) => mailServer.close(() => done()));
    await test?.close();
  });

  const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
  const configuration = (changes: Record<string, string> = {}) =>
    readConfiguration({
      DATABASE_URL: test.appUrl,
      SMTP_URL: `smtp://127.0.0.1:${portOf(mailServer.server)}`,
      SMTP_FROM: 'nuancan@example.cn',
      SMTP_ALLOW_PLAIN: 'true',
      MESSAGE_WEBHOOK_URL: `http://127.0.0.1:${portOf(gateway)}/messages`,
      MESSAGE_WEBHOOK_SECRET: SECRET,
      MESSAGE_WEBHOOK_ALLOW: '127.0.0.0/8',
      ...changes,
    });
  const senderOf = (changes: Record<string, string> = {}): DeliverySender => {
    const read = configuration(changes);
    return new DeliverySender(new MailChannel(read), new WebhookChannel(read));
  };
  const scopeOf = async (login: string): Promise<Scope> => {
    const { rows } = await test.owner.query<Scope>(
      `SELECT id AS "accountId", role, district_code AS "districtCode", town_code AS "townCode", facility_id AS "facilityId"
       FROM identity.accounts WHERE login = $1`,
      [login],
    );
    return rows[0]!;
  };
  const prefer = (changes: Partial<SetPreferencesDto> = {}) =>
    preferences.set(scope, {
      ...{ email: 'cook@example.cn', phone: '13800000000', language: 'zh', quietHours: null },
      ...{
        choices: [
          { topic: 'claim', channel: 'mail' },
          { topic: 'claim', channel: 'webhook' },
        ],
        ...changes,
      },
    });
  const tell = (kind = 'claim.returned') =>
    test.owner.query(
      `INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, place_name)
       VALUES ($1, $2, $3, $4, '2026-10-01', '某食堂')`,
      [scope.districtCode, scope.accountId, kind, randomUUID()],
    );
  const listed = async (reader = places.home.logins.admin) => (await log.list(await scopeOf(reader), PAGE)).items;
  const attemptAll = async (sender = senderOf()): Promise<void> => {
    const { rows } = await test.owner.query<{ id: string }>(`SELECT id FROM messaging.deliveries ORDER BY channel`);
    for (const { id } of rows) {
      await test.database.scoped(systemScope(scope.districtCode), (tx) => sender.attempt(tx, id));
    }
  };
  const makeDue = () => test.owner.query(`UPDATE messaging.deliveries SET next_at = now() WHERE state = 'pending'`);
  const only = (channel: 'mail' | 'webhook') => prefer({ choices: [{ topic: 'claim', channel }] });

  it('go out by each way that was chosen, in both languages, signed, and once', async () => {
    await prefer();
    await tell();
    await tell('sample.missing');
    await attemptAll();
    await attemptAll();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^To: cook@example\.cn\r$/m);
    const [post] = posted;
    expect(posted).toHaveLength(1);
    const body = JSON.parse(post!.body);
    expect(body).toMatchObject({ kind: 'claim.returned', to: { phone: '13800000000', language: 'zh' } });
    expect(body.text.zh).toContain('某食堂 2026-10');
    expect(post!.headers['idempotency-key']).toBe(body.id);
    const timestamp = String(post!.headers['x-nuancan-timestamp']);
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${post!.body}`).digest('hex');
    expect(post!.headers['x-nuancan-signature']).toBe(`v1=${signature}`);
    const items = await listed();
    expect(
      items.map(({ channel, state, attempts }) => [channel, state, attempts.map(({ code }) => code)]).toSorted(),
    ).toEqual([
      ['mail', 'sent', ['ACCEPTED']],
      ['webhook', 'sent', ['HTTP_204']],
    ]);
    expect(mails[0]).toContain(`<${items.find(({ channel }) => channel === 'mail')!.id}@nuancan.invalid>`);
  });

  it('are tried again under the same id after a passing failure, each by a job, and are given up in the end', async () => {
    await only('webhook');
    await tell();
    const answers = [503, 429, 200];
    answer = (_request, reply) => reply.writeHead(answers[posted.length - 1] ?? 500, { 'retry-after': '300' }).end();
    const sender = senderOf();
    await attemptAll(sender);
    const [waiting] = await listed();
    expect(waiting).toMatchObject({ state: 'pending', attempts: [{ outcome: 'temporary', code: 'HTTP_503' }] });
    expect(waiting!.nextAt!.getTime()).toBeGreaterThan(Date.now() + 290_000);
    await attemptAll(sender);
    expect(posted).toHaveLength(1);
    for (let round = 0; round < 2; round += 1) {
      await makeDue();
      await attemptAll(sender);
    }
    expect(await listed()).toMatchObject([
      { state: 'sent', attempts: [{}, { code: 'HTTP_429' }, { code: 'HTTP_200' }] },
    ]);
    expect(new Set(posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const jobs = await test.owner.query(
      `SELECT FROM platform.outbox WHERE job = 'deliver-message' AND payload ->> 'deliveryId' = $1`,
      [waiting!.id],
    );
    expect(jobs.rowCount).toBeGreaterThanOrEqual(3);
    await tell();
    answer = (_request, reply) => reply.writeHead(500).end();
    for (let round = 0; round < 9; round += 1) {
      await makeDue();
      await attemptAll(sender);
    }
    expect((await listed())[0]).toMatchObject({ state: 'failed', nextAt: null });
  });

  it('are given up at once when it would never succeed', async () => {
    await prefer();
    await tell();
    mailAnswer = 550;
    answer = (_request, reply) => reply.writeHead(302, { location: 'http://127.0.0.1/elsewhere' }).end();
    await attemptAll();
    expect((await listed()).map(({ state, attempts }) => [state, attempts[0]?.code]).toSorted()).toEqual([
      ['failed', 'HTTP_302'],
      ['failed', 'SMTP_550'],
    ]);
    expect(posted).toHaveLength(1);
  });

  it('wait when nobody answers, without counting what was not tried, and read no endless answer', async () => {
    await only('webhook');
    for (let index = 0; index < 4; index += 1) await tell();
    await attemptAll(senderOf({ MESSAGE_WEBHOOK_URL: 'http://127.0.0.1:1/' }));
    const codes = (await listed()).map(({ state, attempts }) => [state, attempts[0]?.code]);
    expect(codes.filter(([, code]) => code === 'ECONNREFUSED')).toHaveLength(3);
    expect(codes.filter(([state, code]) => state === 'pending' && code === undefined)).toHaveLength(1);
    await makeDue();
    answer = (_request, reply) => {
      reply.writeHead(200);
      const flood = setInterval(() => reply.write(Buffer.alloc(8_192)), 1);
      reply.on('close', () => clearInterval(flood));
    };
    await attemptAll();
    expect((await listed()).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('never leave for a private address that was not named, nor in the clear or for a mail server without TLS', async () => {
    await prefer();
    await tell();
    await attemptAll(senderOf({ MESSAGE_WEBHOOK_ALLOW: '', SMTP_ALLOW_PLAIN: 'false' }));
    const codes = (await listed()).map(({ attempts }) => attempts[0]?.code);
    expect(codes).toContain('ADDRESS_REFUSED');
    expect({ posted, mails }).toEqual({ posted: [], mails: [] });
  });

  it('keep quiet hours but for what is urgent, and drop what was read meanwhile', async () => {
    const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
    const clock = (at: number): string => `${String((at + 24) % 24).padStart(2, '0')}:30`;
    await prefer({
      quietHours: { from: clock(hour - 2), until: clock(hour + 2) },
      choices: [
        { topic: 'claim', channel: 'mail' },
        { topic: 'welfare', channel: 'mail' },
      ],
    });
    await tell();
    await tell('welfare.opened');
    await attemptAll();
    const [urgent, quiet] = await listed();
    expect(urgent).toMatchObject({ topic: 'welfare', state: 'sent' });
    expect(quiet).toMatchObject({ topic: 'claim', state: 'pending', attempts: [] });
    expect(quiet!.nextAt!.getTime() - Date.now()).toBeGreaterThan(3_600_000);
    await makeDue();
    await test.owner.query(`UPDATE messaging.messages SET read_at = clock_timestamp() WHERE read_at IS NULL`);
    await attemptAll();
    expect((await listed())[1]).toMatchObject({ state: 'cancelled', attempts: [] });
  });

  it('are made once by two workers, and by the timer when the queue has not in a minute', async () => {
    await only('webhook');
    await tell();
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM messaging.deliveries');
    const [sender, other] = [senderOf(), senderOf()];
    const attempt = (by: DeliverySender) =>
      test.database.scoped(systemScope(scope.districtCode), (tx) => by.attempt(tx, rows[0]!.id));
    await Promise.all([attempt(sender), attempt(other)]);
    expect(posted).toHaveLength(1);
    await tell();
    const sweep = new DeliverySweep(test.database, sender);
    await sweep.sweep();
    expect(posted).toHaveLength(1);
    await test.owner.query(
      `UPDATE messaging.deliveries SET next_at = now() - interval '2 minutes' WHERE state = 'pending'`,
    );
    await sweep.sweep();
    expect(posted).toHaveLength(2);
  });

  it('are made by the timer also after one that cannot be made', async () => {
    await only('webhook');
    await tell();
    await tell();
    await test.owner.query(`UPDATE messaging.deliveries SET next_at = now() - interval '2 minutes'`);
    const sender = senderOf();
    let attempts = 0;
    const failing = {
      attempt: (...[tx, id]: Parameters<DeliverySender['attempt']>) => {
        attempts += 1;
        return attempts === 1 ? Promise.reject(new Error('出错')) : sender.attempt(tx, id);
      },
    } as DeliverySender;
    await expect(new DeliverySweep(test.database, failing).sweep()).rejects.toThrow('出错');
    expect(posted).toHaveLength(1);
  });

  it('are shown to those who look after the town or district, without addresses, and chosen by each for itself', async () => {
    await prefer();
    await tell();
    const { home, neighbour, foreign } = places;
    for (const login of [home.logins.town_official, home.logins.district_official, home.logins.auditor]) {
      expect(await listed(login)).toHaveLength(2);
    }
    for (const login of [neighbour.logins.town_official, foreign.logins.admin, home.logins.operator]) {
      expect(await listed(login)).toEqual([]);
    }
    expect(JSON.stringify(await listed())).not.toMatch(/cook@|1380000|operator-/);
    const other = await preferences.own(await scopeOf(neighbour.logins.operator));
    expect(other).toMatchObject({ email: null, choices: [], channels: ['mail', 'webhook'] });
    expect(other.topics.map(({ topic }) => topic)).toEqual([
      'claim',
      'closure',
      'deadline',
      'delivery',
      'family',
      'sample',
      'welfare',
    ]);
    await expect(prefer({ email: null })).rejects.toMatchObject({ code: 'MESSAGING.NO_ADDRESS' });
    await expect(prefer({ quietHours: { from: '22:00', until: '22:00' } })).rejects.toMatchObject({
      code: 'MESSAGING.QUIET_HOURS_EMPTY',
    });
    const written = test.database.scoped(scope, (tx) => tx.query(`UPDATE messaging.deliveries SET state = 'sent'`));
    await expect(written).rejects.toThrow('permission denied');
  });

  it.each([
    ['22:00', '07:00', '2026-11-30T13:59:00Z', '2026-11-30T13:59:00.000Z'],
    ['22:00', '07:00', '2026-11-30T14:00:00Z', '2026-11-30T23:00:00.000Z'],
    ['22:00', '07:00', '2026-11-30T22:59:00Z', '2026-11-30T23:00:00.000Z'],
    ['22:00', '07:00', '2026-11-30T23:00:00Z', '2026-11-30T23:00:00.000Z'],
    ['12:00', '14:00', '2026-11-30T05:00:00Z', '2026-11-30T06:00:00.000Z'],
  ])('quiet from %s to %s: what comes at %s goes at %s', async (from, until, at, expected) => {
    const { rows } = await test.owner.query<{ at: Date }>('SELECT messaging.after_quiet($1, $2, $3) AS at', [
      from,
      until,
      at,
    ]);
    expect(rows[0]!.at.toISOString()).toBe(expected);
  });
});
