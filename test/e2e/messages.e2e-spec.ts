import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { uuidv7 } from '@nuancan/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: any;
}

/** Reads a stream as a page would. */
class Listener {
  readonly heard: Heard[] = [];
  over = false;
  private incoming: IncomingMessage | undefined;

  /** Over a connection of its own: fetch opens another one for each that it gives up, and the api would wait for its request. */
  static async open(client: ApiClient, lastEventId?: string, origin = client.origin): Promise<Listener> {
    const listener = new Listener();
    const headers = { cookie: client.session, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const asking = request(`${origin}/v1/messages/events`, { headers, agent: false }).end();
    const [incoming] = (await once(asking, 'response')) as [IncomingMessage];
    listener.incoming = incoming;
    expect(incoming.statusCode).toBe(200);
    expect(incoming.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(incoming.headers['cache-control']).toBe('no-store');
    expect(incoming.headers['content-security-policy']).toContain(`default-src 'self'`);
    void listener.read(incoming.setEncoding('utf8'));
    return listener;
  }

  of(event: string): any[] {
    return this.heard.filter((one) => one.event === event).map(({ data }) => data);
  }

  close(): void {
    this.incoming?.destroy();
  }

  private async read(body: AsyncIterable<string>): Promise<void> {
    let rest = '';
    try {
      for await (const text of body) {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const fields = new Map(
            block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
          );
          const data = fields.get('data');
          if (data === undefined) continue;
          this.heard.push({ id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: JSON.parse(data) });
        }
      }
    } catch {
      // Left by this side.
    }
    this.over = true;
  }
}

describe('GET /v1/messages/events', () => {
  let test: TestDatabase;
  let places: SmallDistrict;
  const apis: RunningApi[] = [];
  const listeners: Listener[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    apis.push(await startApi(test), await startApi(test));
  });
  afterEach(() => listeners.splice(0).forEach((one) => one.close()));
  afterAll(async () => {
    await Promise.all(apis.map((api) => api.stop()));
    await test?.close();
  });

  const logIn = (login: string, api = apis[0]!) => ApiClient.as(api.origin, login, PASSWORD);
  const listen = async (...args: Parameters<typeof Listener.open>): Promise<Listener> => {
    const listener = await Listener.open(...args);
    listeners.push(listener);
    await eventually(() => expect(listener.of('unread')).not.toEqual([]));
    return listener;
  };
  const tell = async (login: string, aboutId = randomUUID()): Promise<string> => {
    await test.owner.query(
      `INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, place_name)
       SELECT district_code, id, 'claim.returned', $2, '2026-10-01', '某食堂' FROM identity.accounts WHERE login = $1`,
      [login, aboutId],
    );
    return aboutId;
  };

  it('tells pages of one account at every process of what was written, and nobody else', async () => {
    const { operator, town_official } = places.home.logins;
    const client = await logIn(operator);
    const here = await listen(client);
    const there = await listen(client, undefined, apis[1]!.origin);
    const other = await listen(await logIn(town_official));
    const aboutId = await tell(operator);
    for (const one of [here, there]) {
      await eventually(() => expect(one.of('message').map((message) => message.aboutId)).toEqual([aboutId]));
    }
    const [message] = here.of('message');
    expect(message).toMatchObject({
      topic: 'claim',
      zh: '申报已退回：某食堂 2026-10 的申报被退回，请看原因、改好后再提交。',
    });
    await eventually(() => expect(here.of('unread').at(-1)).toEqual({ unread: 1 }));
    await client.post(`/v1/messages/${message.id}/read`, {});
    await eventually(() => expect(there.of('unread').at(-1)).toEqual({ unread: 0 }));
    expect(other.of('message')).toEqual([]);
  });

  it('wakes pages of officials where something happens to a welfare case, at every process, and nobody elsewhere', async () => {
    const { home, neighbour, foreign } = places;
    const pages = [
      await listen(await logIn(home.logins.town_official), undefined, apis[1]!.origin),
      await listen(await logIn(home.logins.district_official)),
    ];
    const others = [
      await listen(await logIn(neighbour.logins.town_official)),
      await listen(await logIn(foreign.logins.district_official)),
      await listen(await logIn(neighbour.logins.operator)),
    ];
    const operator = await logIn(home.logins.operator);
    const clientId = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
    const noted = { clientId, residentId: home.residents[0].id, words: '走路不稳' };
    expect((await operator.post('/v1/welfare-cases', noted)).status).toBe(201);
    for (const page of pages) await eventually(() => expect(page.of('stir')).toContainEqual({ topic: 'welfare' }));
    expect(others.flatMap((one) => one.of('stir'))).toEqual([]);
  });

  it('begins with what came while the page was away', async () => {
    const { operator } = places.neighbour.logins;
    const client = await logIn(operator);
    const first = await listen(client);
    const seen = await tell(operator);
    await eventually(() => expect(first.of('message')).toHaveLength(1));
    first.close();
    const missed = await tell(operator);
    const again = await listen(client, first.heard.find(({ event }) => event === 'message')!.id);
    const told = again.of('message').map(({ aboutId }) => aboutId);
    expect(told).toContain(missed);
    // At least once: what was told around the same time may come again, and nothing else does.
    expect(told.filter((aboutId) => ![seen, missed].includes(aboutId))).toEqual([]);
    const fresh = await listen(client);
    expect(fresh.of('message')).toEqual([]);
  });

  it('ends with the session, wherever that is ended', async () => {
    const client = await logIn(places.home.logins.town_official);
    const listener = await listen(client, undefined, apis[1]!.origin);
    await client.send('DELETE', '/v1/sessions/current');
    await eventually(() => expect(listener.of('end')).toEqual([{ why: 'session' }]));
    await eventually(() => expect(listener.over).toBe(true));
  });

  it('lets an account have eight pages open and takes another when one is left', async () => {
    const client = await logIn(places.home.logins.district_official);
    const open = [];
    for (let index = 0; index < 8; index += 1) open.push(await listen(client));
    const refused = await client.get('/v1/messages/events');
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 429,
      code: 'MESSAGING.TOO_MANY_STREAMS',
    });
    open[0]!.close();
    await eventually(() => listen(client));
  });

  it('tells its pages when the process ends, and ends', async () => {
    const stopping = apis.pop()!;
    const listener = await listen(await logIn(places.foreign.logins.operator), undefined, stopping.origin);
    await stopping.stop();
    expect(listener.of('end')).toEqual([{ why: 'shutdown' }]);
  });
});
