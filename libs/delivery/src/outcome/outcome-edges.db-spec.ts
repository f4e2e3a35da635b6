import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { PersonRecords } from '@nuancan/registry';
import { lockKeys } from '../../../canteen/src/meal/lock-keys.js';
import { MealVoidService } from '../../../canteen/src/meal/meal-void.service.js';
import { ProductionEntryService } from '../../../canteen/src/production/production-entry.service.js';
import { OrderRecords } from '../order/order-records.js';
import { clientId } from '../testing/order-desk.js';
import { atDoor, openDoorDesk, TODAY, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';

const SAID = '陈阿婆说她女儿拿走了';

describe('outcomes of orders, where money, words and locks meet', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(2, 9);
    carrier = lunch.carriers[0]!;
    await desk.leave(lunch, carrier);
  });
  afterAll(() => desk?.test.close());

  const rows = async (sql: string, ...values: unknown[]) => (await desk.test.owner.query(sql, values)).rows;

  /** Another transaction, until `work` is over. */
  async function meanwhile<T>(work: (other: Client) => Promise<T>): Promise<T> {
    const other = new Client({ connectionString: desk.test.ownerUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      return await work(other);
    } finally {
      await other.query('ROLLBACK').catch(() => undefined);
      await other.end();
    }
  }

  /** Until somebody waits for a lock that `other` holds. */
  async function awaited(other: Client): Promise<void> {
    const [{ pid }] = (await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows as [{ pid: number }];
    const waiting = `SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))`;
    while ((await rows(waiting, pid)).length === 0) await rows('SELECT pg_sleep(0.02)');
  }

  it('take what was collected at the door in cash, and no wallet for it', async () => {
    const [collected, due] = carrier.stops;
    await rows('SET session_replication_role = replica');
    const orders = [collected!.orderId, due!.orderId];
    await rows(`UPDATE delivery.orders SET payment_method = 'wallet' WHERE id = ANY ($1)`, orders);
    await rows('RESET session_replication_role');
    await desk.outcomes.endStop(carrier.scope, collected!.stopId, atDoor({ collectedFen: 300 }));
    await desk.outcomes.endStop(carrier.scope, due!.stopId, atDoor({ collectedFen: 0 }));
    const paid = `SELECT payment_method, elder_paid_fen FROM canteen.meals WHERE resident_id = $1`;
    expect(await rows(paid, collected!.residentId)).toEqual([{ payment_method: 'cash', elder_paid_fen: 300 }]);
    expect(await rows(paid, due!.residentId)).toEqual([{ payment_method: 'wallet', elder_paid_fen: 300 }]);
  });

  it('keep why they were put right out of the audit log, and forget it with the elder', async () => {
    const stop = carrier.stops[2]!;
    await desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor());
    for (const kind of ['refused', 'delivered'] as const) {
      await desk.outcomes.correct(lunch.operator, stop.orderId, { ...atDoor({ kind }), reason: SAID });
    }
    expect(await rows(`SELECT subject FROM platform.audit_log WHERE after::text LIKE $1`, `%${SAID}%`)).toEqual([]);
    await rows(
      `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL WHERE id = $1`,
      stop.residentId,
    );
    const reasons = await rows('SELECT reason FROM delivery.outcomes WHERE order_id = $1 ORDER BY seq', stop.orderId);
    expect(reasons).toEqual([{ reason: null }, { reason: '已删除' }, { reason: '已删除' }]);
    expect(await rows('SELECT FROM canteen.meal_voids WHERE reason = $1', SAID)).toEqual([]);
    expect(await rows('SELECT FROM canteen.production_withdrawals WHERE reason = $1', SAID)).toEqual([]);
  });

  it('are exported with what was said, to whom they are about, and not who came', async () => {
    const stop = carrier.stops[8]!;
    await desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor({ kind: 'refused', conditionNote: '走路不稳' }));
    const records = new PersonRecords();
    new OrderRecords(records).onModuleInit();
    const sections = await desk.test.database.scoped(desk.scopeOf(desk.home, 'district_official'), (tx) =>
      records.read(tx, [stop.residentId]),
    );
    expect(sections['deliveryOutcomes']).toMatchObject([{ kind: 'refused', condition_note: '走路不稳' }]);
    const told = JSON.stringify(sections['deliveryOutcomes']);
    for (const id of [carrier.volunteerId, carrier.scope.accountId]) expect(told).not.toContain(id);
  });

  it('are told of an entry that was merged into another meanwhile', async () => {
    const [, , , stop, kept] = carrier.stops;
    await rows('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', stop!.residentId, kept!.residentId);
    expect(await desk.outcomes.endStop(carrier.scope, stop!.stopId, atDoor())).toMatchObject({ kind: 'delivered' });
  });

  it('wait for a counter before they take a meal back, so that neither waits for the other', async () => {
    const stop = carrier.stops[5]!;
    await desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor());
    await meanwhile(async (counter) => {
      await counter.query('SELECT pg_advisory_xact_lock($1)', lockKeys([stop.residentId]));
      const again = { ...atDoor({ handover: 'proxy', receiver: '邻居' }), reason: '邻居代收' };
      const corrected = desk.outcomes.correct(lunch.operator, stop.orderId, again);
      await awaited(counter);
      const uses = 'SELECT used FROM subsidy.quota_uses WHERE resident_id = $1 FOR UPDATE NOWAIT';
      expect((await counter.query(uses, [stop.residentId])).rows).toHaveLength(1);
      await counter.query('COMMIT');
      expect(await corrected).toMatchObject({ seq: 2, handover: 'proxy' });
    });
  });

  it('stand on their meal or portion, which the counter and the kitchen do not take back behind them', async () => {
    const [, , , , delivered, , , refused] = carrier.stops;
    const draft = atDoor();
    const { mealId } = await desk.outcomes.endStop(carrier.scope, delivered!.stopId, draft);
    const voids = new MealVoidService(desk.test.database, new Journal());
    const again = { clientId: clientId(), mealClientId: draft.clientId, deviceId: draft.deviceId, reason: '记错' };
    const voided = voids.void(lunch.operator, { ...again, voidedAt: new Date().toISOString() });
    await expect(voided).rejects.toMatchObject({ code: 'MEAL.OF_AN_ORDER' });
    expect(await rows('SELECT FROM canteen.meal_voids WHERE meal_id = $1', mealId)).toEqual([]);
    await desk.outcomes.endStop(carrier.scope, refused!.stopId, atDoor({ kind: 'refused' }));
    const [returned] = await rows(
      'SELECT returned_entry_id AS id FROM delivery.outcomes WHERE order_id = $1',
      refused!.orderId,
    );
    const entries = new ProductionEntryService(desk.test.database);
    await expect(entries.withdraw(lunch.operator, returned.id, { reason: '记错' })).rejects.toMatchObject({
      code: 'PRODUCTION.OF_AN_ORDER',
    });
    const right = { ...atDoor(), reason: '记错' };
    expect(await desk.outcomes.correct(lunch.operator, refused!.orderId, right)).toMatchObject({ kind: 'delivered' });
  });

  it('say of a portion that it came back after the close, when the day closes at that moment', async () => {
    const stop = carrier.stops[6]!;
    await rows(`DO $$ DECLARE c text; BEGIN FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = 'canteen.day_closes'::regclass AND contype = 'c'
      LOOP EXECUTE format('ALTER TABLE canteen.day_closes DROP CONSTRAINT %I', c); END LOOP; END $$`);
    await meanwhile(async (closing) => {
      await closing.query('SELECT pg_advisory_xact_lock(canteen.day_key($1, $2))', [lunch.facilityId, TODAY]);
      const ended = desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor({ kind: 'refused' }));
      await awaited(closing);
      await closing.query('SET LOCAL session_replication_role = replica');
      await closing.query(
        `INSERT INTO canteen.day_closes SELECT (jsonb_populate_record(NULL::canteen.day_closes, $1)).*`,
        [await aClose()],
      );
      await closing.query('COMMIT');
      expect(await ended).toMatchObject({ kind: 'refused' });
    });
    const [kept] = await rows('SELECT after_close FROM delivery.outcomes WHERE order_id = $1', stop.orderId);
    expect(kept).toEqual({ after_close: true });
  });

  /** Whatever a row of closes needs. */
  async function aClose(): Promise<Record<string, unknown>> {
    const columns = await rows(
      `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type FROM pg_attribute a
       WHERE a.attrelid = 'canteen.day_closes'::regclass AND a.attnum > 0 AND a.attnotnull`,
    );
    const filler: Record<string, unknown> = {
      text: 'manual',
      uuid: lunch.facilityId,
      bytea: '\\x00',
      date: TODAY,
      jsonb: {},
    };
    const made = columns.map(({ name, type }) => [
      name,
      filler[type] ?? (type.startsWith('timestamp') ? new Date() : 1),
    ]);
    const place = { district_code: desk.home.districtCode, town_code: desk.home.code, facility_town: desk.home.code };
    return { ...Object.fromEntries(made), ...place };
  }

  it('show no door to a volunteer who is paused or has left', async () => {
    const gone = lunch.carriers[1]!;
    expect((await desk.dispatches.own(gone.scope)).items).toHaveLength(9);
    for (const state of ['paused', 'left']) {
      await rows('UPDATE volunteering.volunteers SET state = $2 WHERE id = $1', gone.volunteerId, state);
      expect((await desk.dispatches.own(gone.scope)).items).toHaveLength(0);
    }
  });

  it('are taken from a phone whose volunteer was paused or has left since, of what had left the kitchen with them', async () => {
    const gone = lunch.carriers[1]!;
    const [stop] = gone.stops;
    const said = atDoor({ kind: 'nobody_answers' });
    await expect(desk.outcomes.endStop(gone.scope, stop!.stopId, said)).rejects.toMatchObject({
      code: 'OUTCOME.STOP_NOT_FOUND',
    });
    await desk.leave(lunch, gone);
    expect(await desk.outcomes.endStop(gone.scope, stop!.stopId, said)).toMatchObject({ kind: 'nobody_answers' });
  });
});
