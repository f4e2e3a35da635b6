import { afterAll, beforeAll, expect, it } from 'vitest';
import { atDoor, openDoorDesk, type DoorDesk } from '../../../delivery/src/testing/door-desk.js';
import { ConsentService } from '../consent/consent.service.js';
import { IP, said } from '../testing/family-desk.js';
import { FamilyPageService } from './family-page.service.js';

let desk: DoorDesk;

beforeAll(async () => {
  desk = await openDoorDesk();
});
afterAll(() => desk?.test.close());

/** What became of today's orders, as far as a page may tell it: whether somebody was seen, and never what was found. */
it('tells what became of a delivery, and of who did not answer only that they are looked for', async () => {
  const lunch = await desk.lunch(1, 3);
  const [carrier] = lunch.carriers;
  const official = desk.scopeOf(desk.home, 'town_official');
  const consents = new ConsentService(desk.test.database);
  const pages = new FamilyPageService(desk.test.database);
  const tokens: string[] = [];
  for (const { residentId } of carrier!.stops) {
    const { id } = await consents.give(official, said(residentId, { facilityId: lunch.facilityId }));
    tokens.push((await consents.openLink(official, id)).token);
  }
  const told = async (): Promise<unknown[]> => {
    const seen = await Promise.all(tokens.map((token) => pages.open({ token, ip: IP })));
    return seen.map(({ deliveries }) => deliveries?.map(({ state, handover }) => [state, handover]));
  };
  const each = (state: string): unknown[] => [0, 1, 2].map(() => [[state, null]]);
  expect(await told()).toEqual(each('being_prepared'));
  await desk.leave(lunch, carrier!);
  expect(await told()).toEqual(each('on_the_way'));

  const [first, second, third] = carrier!.stops;
  await desk.outcomes.endStop(carrier!.scope, first!.stopId, atDoor());
  await desk.outcomes.endStop(
    carrier!.scope,
    second!.stopId,
    atDoor({ kind: 'nobody_answers', note: '邻居说去医院了' }),
  );
  await desk.outcomes.endStop(carrier!.scope, third!.stopId, atDoor({ kind: 'refused' }));
  const after = [[['delivered', 'in_person']], [['nobody_seen', null]], [['refused', null]]];
  expect(await told()).toEqual(after);
  const page = JSON.stringify(await pages.open({ token: tokens[1]!, ip: IP }));
  expect(page).not.toContain('医院');

  await desk.test.owner.query(`SET session_replication_role = replica`);
  await desk.test.owner.query(
    `UPDATE welfare.cases SET state = 'closed', finding = 'out', closed_by = $1, closed_at = now(), next_due_at = NULL WHERE order_id = $2`,
    [official.accountId, second!.orderId],
  );
  await desk.test.owner.query(`RESET session_replication_role`);
  expect(await told()).toEqual([after[0], [['nobody_seen_settled', null]], after[2]]);
});
