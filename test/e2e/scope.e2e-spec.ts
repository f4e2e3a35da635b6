import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSON_ROLES, type PersonRole } from '@nuancan/identity';
import { businessDateAt } from '@nuancan/kernel';
import { ApiClient } from '../support/api-client.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type ArrangedTown, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { storeClaimFacts } from './claim-facts.js';
import { storeCoverageFacts } from './coverage-facts.js';
import { storeDeliveryFacts } from './delivery-facts.js';
import { storeDonationFacts } from './donation-facts.js';
import { storeFamilyFacts } from './family-facts.js';
import { PNG } from './sample-files.js';
import { storeQueueFacts } from './queue-facts.js';
import { storeReplayFacts } from './replay-facts.js';
import { storeFacilityFacts } from './facility-facts.js';
import { storeOversightFacts } from './oversight-facts.js';
import { storeVolunteerFacts } from './volunteer-facts.js';
import { storeWelfareFacts } from './welfare-facts.js';
import { requestTo, ROUTES, type Route, type Target } from './route-request.js';

/** A step of a log-in is known by a token that only its own browser has. */
const LOGIN_STEPS = ROUTES.flatMap(({ name }) => (name.startsWith('POST /v1/login-steps/') ? [name] : []));
/** Whoever has the token of a donor's or family's link has the page, whoever they are. */
const BY_LINK = ['donor-pages', 'family-pages', 'family-pages/requests', 'family-pages/request-withdrawals'].map(
  (path) => `POST /v1/${path}`,
);
/** Anybody may read what there is to eat. */
const MENUS = ['GET /v1/public-menus', 'GET /v1/public-menus/{facilityId}'];
/** And where, with streets and points. */
const MAPS = ['', '/{districtCode}', '/{districtCode}/tiles/{layer}/{z}/{x}/{y}'].map(
  (path) => `GET /v1/public-maps${path}`,
);
const HEALTH = ['GET /health/live', 'GET /health/ready', 'GET /metrics'];
const PUBLIC = ['POST /v1/sessions', ...BY_LINK, ...MENUS, ...MAPS, ...LOGIN_STEPS, ...HEALTH];
/** They end or change the caller's own session and name nobody else's rows. */
const OWN_SESSION = ['POST /v1/sessions', 'DELETE /v1/sessions/current'];
const NO_WALK = [...OWN_SESSION, ...BY_LINK, ...MENUS, ...MAPS];
/** A counter serves anybody of its district whose card it reads: it learns who they are, and nothing else of them. */
const COUNTER = ['POST /v1/meals', 'POST /v1/meals/batch', 'POST /v1/meals/quote'];
const OF_TOWN: readonly PersonRole[] = ['operator', 'volunteer', 'town_official'];
const OF_DISTRICT = PERSON_ROLES.filter((role) => !OF_TOWN.includes(role));

const routes = ROUTES.map((route) => ({ route, name: route.name }));
const walk = ROUTES.filter(({ name }) => !NO_WALK.includes(name)).flatMap((route) =>
  PERSON_ROLES.map((role) => ({ route, role, name: route.name })),
);

const KEY = Buffer.alloc(32, 7).toString('base64url');
const FIELD_KEYS = { FIELD_KEYS: `test:${KEY}`, FIELD_INDEX_KEY: KEY };

/** reliability.md, access: every route × every role × a foreign town. */
describe('scope', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let files: string;
  let places: SmallDistrict;
  let neighbour: Target;
  let foreign: Target;
  let home: Target;
  let tables: { name: string; column: string }[];
  const clients = new Map<PersonRole, ApiClient>();
  const seen = new Map<Target, unknown>();

  beforeAll(async () => {
    test = await openTestDatabase();
    tables = await scopedTables();
    places = await arrangeSmallDistrict(test.owner);
    files = await mkdtemp(join(tmpdir(), 'nuancan-scope-'));
    api = await startApi(test, { environment: { ...FIELD_KEYS, FILES_DIR: files } });
    neighbour = await target(places.neighbour);
    foreign = await target(places.foreign);
    home = await target(places.home);
    for (const role of PERSON_ROLES) {
      clients.set(role, await ApiClient.as(api.origin, places.home.logins[role], PASSWORD));
    }
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
    await rm(files, { recursive: true, force: true });
  });

  /** The town with a meal served there to one of its own. */
  async function target(town: ArrangedTown): Promise<Target> {
    const operator = await ApiClient.as(api.origin, town.logins.operator, PASSWORD);
    const draft = mealDraft(town, town.residents[0]);
    const answer = await operator.post('/v1/meals', { deviceId: newClientId(), ...draft });
    if (answer.status !== 201) throw new Error(`no meal at ${town.name}: ${answer.status} ${answer.text}`);
    const idOf = async (sql: string, key: string): Promise<string> =>
      (await test.owner.query<{ id: string }>(sql, [key])).rows[0]?.id ?? '';
    const accountId = await idOf('SELECT id FROM identity.accounts WHERE login = $1', town.logins.volunteer);
    const sessionId = await idOf(
      `INSERT INTO identity.sessions (token_hash, account_id, expires_at)
       VALUES (sha256($1::text::bytea), $1::uuid, now() + interval '1 hour') RETURNING id`,
      accountId,
    );
    const factId = await idOf(
      'SELECT id FROM registry.household_registrations WHERE resident_id = $1',
      town.residents[0].id,
    );
    const residentId = town.residents[0].id;
    const statusId = await idOf(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, valid_to)
       SELECT id, district_code, town_code, 'in_institution', '2020-01-01', '2020-02-01' FROM registry.residents WHERE id = $1
       RETURNING id`,
      residentId,
    );
    const identifierId = await idOf(
      `SELECT id FROM registry.resident_identifiers WHERE resident_id = $1 AND kind = 'card'`,
      residentId,
    );
    const importId = await idOf(
      `INSERT INTO imports.runs (district_code, town_code, account_id, role, kind, as_of, file_name, file_bytes, state, summary)
       SELECT district_code, town_code, id, role, 'residents', '2026-01-01', '名单.csv', 1, 'ready', '{"refused": 0}'
       FROM identity.accounts WHERE login = $1 RETURNING id`,
      town.logins.town_official,
    );
    const facts = {
      ...{ factId, statusId, identifierId, importId },
      ...(await storeFacilityFacts(test.owner, town)),
      ...(await storeReplayFacts(test.owner, town)),
      ...(await storeClaimFacts(test.owner, town)),
      ...(await storeDonationFacts(test.owner, town)),
      ...(await storeVolunteerFacts(test.owner, town)),
      ...(await storeDeliveryFacts(test.owner, town)),
      ...(await storeCoverageFacts(test.owner, town)),
      ...(await storeQueueFacts(test.owner, town)),
      ...(await storeOversightFacts(test.owner, town)),
      ...(await storeWelfareFacts(test.owner, town)),
      ...(await storeFamilyFacts(test.owner, town)),
    };
    const volunteer = await ApiClient.as(api.origin, town.logins.volunteer, PASSWORD);
    const photo = await volunteer.send('PUT', `/v1/own-photos/${facts.ownPhotoId}`, PNG, {
      'content-type': 'image/png',
    });
    if (photo.status !== 200) throw new Error(`no photo at ${town.name}: ${photo.status} ${photo.text}`);
    const official = await ApiClient.as(api.origin, town.logins.town_official, PASSWORD);
    const applied = await official.post(`/v1/residents/${residentId}/category-applications`, {
      category: 'minimum_living',
      validFrom: '2026-01-01',
      reason: '独居',
    });
    const applicationId: string = applied.body.id;
    const files = `/v1/category-applications/${applicationId}/files?kind=photo`;
    const pdf = Buffer.from(`%PDF-1.7\n${town.code}`);
    const attached = await official.send('POST', files, pdf, { 'content-type': 'application/pdf' });
    const erasureId = await idOf(
      `INSERT INTO registry.erasures (resident_id, district_code, town_code, requested_by)
       SELECT r.id, r.district_code, r.town_code, a.id FROM registry.residents r, identity.accounts a
       WHERE r.id = $1 AND a.login = 'town_official-' || r.town_code RETURNING id`,
      residentId,
    );
    const topUp = { clientId: newClientId(), residentId, amountFen: 5_000, method: 'cash' };
    const toppedUp = await operator.post('/v1/wallets/top-ups', topUp);
    if (toppedUp.status !== 201) throw new Error(`no wallet at ${town.name}: ${toppedUp.status} ${toppedUp.text}`);
    const wallet = { walletId: toppedUp.body.walletId as string, movementId: toppedUp.body.id as string };
    const papers = { applicationId, fileId: attached.body.id as string, erasureId };
    const today = businessDateAt(new Date());
    return {
      ...town,
      mealId: answer.body.id,
      mealClientId: draft.clientId,
      accountId,
      sessionId,
      ...facts,
      ...papers,
      ...wallet,
      today,
    };
  }

  it('covers the whole api', () => {
    expect(routes.length).toBeGreaterThanOrEqual(20);
  });

  it.each(routes.filter(({ name }) => !PUBLIC.includes(name)))(
    '$name answers nobody without a session',
    async ({ route }) => {
      const { method, path, body, headers } = requestTo(route, neighbour);
      const answer = await new ApiClient(api.origin).send(method, path, body, headers);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 401, code: 'IDENTITY.NO_SESSION' });
    },
  );

  it.each(walk)('$name as $role gives and changes no row of a foreign town', async ({ route, role }) => {
    const targets = OF_DISTRICT.includes(role) ? [foreign] : [neighbour, foreign];
    for (const of of targets) {
      const before = seen.get(of) ?? (await rowsOf(of));
      const { method, path, body, headers } = requestTo(route, of);
      const answer = await clients.get(role)!.send(method, path, body, headers);
      expect(answer.status).toBeLessThan(500);
      const declared = route.operation.responses[answer.status];
      expect(declared).toMatchObject({
        description: expect.stringContaining(answer.status < 400 ? '' : answer.body.code),
      });
      if (namesPrivateRow(route, of)) expect([400, 403, 404]).toContain(answer.status);
      const sent = decodeURIComponent(path) + JSON.stringify(body ?? '');
      const secret = secretsOf(of, route).filter((text) => !sent.includes(text));
      expect(secret.filter((text) => answer.text.includes(text))).toEqual([]);
      const after = await rowsOf(of);
      seen.set(of, after);
      expect(after).toEqual(before);
    }
  });

  // Without this a request that validation refuses would prove nothing above. Last: it does change rows of the town.
  it.each(routes.filter(({ name }) => ![...OWN_SESSION, ...LOGIN_STEPS, 'GET /metrics'].includes(name)))(
    '$name is the same request that the own town may make',
    async ({ route }) => {
      const statuses: number[] = [];
      // Every route finds the volunteer as they were, with their sessions, and nobody kept out for the wrong passwords of another one.
      await test.owner.query(
        `UPDATE identity.accounts SET role = 'volunteer', town_code = $2, facility_id = NULL, disabled_at = NULL WHERE id = $1`,
        [home.accountId, home.code],
      );
      await test.owner.query('UPDATE identity.sessions SET ended_at = NULL WHERE account_id = $1', [home.accountId]);
      await test.owner.query('DELETE FROM identity.login_attempts');
      for (const client of clients.values()) {
        const { method, path, body, headers } = requestTo(route, home);
        const answer = await client.send(method, path, body, headers);
        const items: { outcome: string }[] = route.path.endsWith('/batch') ? (answer.body.results ?? []) : [];
        if (items.every(({ outcome }) => outcome !== 'refused')) statuses.push(answer.status);
      }
      // A conflict with what is there already, or one's wrong old password, is decided behind the scope.
      expect(statuses.some((status) => status < 400 || [409, 412, 422].includes(status))).toBe(true);
    },
  );

  /** Divisions, organisations, facilities and policies are open to the whole district, but never to another one. */
  function namesPrivateRow(route: Route, of: Target): boolean {
    if (
      !/\{(id|code|residentId|applicationId|erasureId|sessionId|movementId|proposalId|replayId|lotId|plotId|transferId|claimId|legId|mealId|runId|donationId|donorId|donorLinkId|receiptId|trancheId|issueId|refundId|volunteerId|shiftId|signUpId|attendanceId|redemptionId|noShowId|inspectionId|inspectionFindingId|complaintId|messageId|grantRuleId|grantId|grantPaymentId|deadJobId|scenarioId|sitingId|caseId|dutyId|consentId|familyRequestId|deliveryRunId|routeId|stopId|ownStopId|ownPhotoId|ownRunId)\}/.test(
        route.path,
      ) ||
      /^\/v1\/(policies\/|checks\/\{code\})/.test(route.path)
    )
      return false;
    const isOpen = route.method === 'GET' && /^\/v1\/((towns|organisations)\/|facilities\/\{id\}$)/.test(route.path);
    return of === foreign || !isOpen;
  }

  function secretsOf(of: Target, route: Route): string[] {
    const people = of.residents.flatMap(({ id, name, card, qr, phone }) => [id, name, card, qr, phone]);
    const isCounter = COUNTER.includes(route.name) && of === neighbour;
    const known = isCounter ? [of.residents[0].name] : [];
    const open = of === neighbour ? [] : [of.facilityId, of.facilityName, of.name, of.villageName, of.code];
    const rows = [
      `${of.name}厨师`,
      `${of.name}菜农`,
      of.lotId,
      of.plotId,
      of.transferId,
      `${of.name}志愿者`,
      of.volunteerId,
      of.shiftId,
      of.signUpId,
      of.attendanceId,
      of.redemptionId,
      of.noShowId,
      of.deliveryRunId,
      of.routeId,
      of.stopId,
      of.ownStopId,
      of.ownPhotoId,
      of.ownRunId,
      `${of.name}投诉人`,
      of.inspectionId,
      of.inspectionFindingId,
      of.complaintId,
      of.grantId,
      of.grantPaymentId,
      of.scenarioId,
      of.sitingId,
      of.caseId,
      of.consentId,
      of.familyRequestId,
      `${of.name}家属`,
      of.dutyId,
      `${of.name}气色不好`,
      `${of.name}又去看了`,
      of.supplyId,
      of.licenceId,
      of.mealId,
      of.accountId,
      of.applicationId,
      of.fileId,
      of.erasureId,
      of.walletId,
      of.movementId,
      of.proposalId,
      of.findingId,
      of.replayId,
      of.runId,
      of.donationId,
      of.donorId,
      of.receiptId,
      of.trancheId,
      of.issueId,
      of.refundId,
      ...Object.values(of.menuItems),
      of.logins.operator,
    ];
    return [...people, ...rows, ...open].filter((text) => !known.includes(text));
  }

  /** A fingerprint of every row that belongs to the town, and of its district's rows when that is another one. */
  async function rowsOf(of: Target): Promise<Record<string, string>> {
    const prints = await test.owner.query<{ name: string; print: string }>(
      tables
        .filter(({ column }) => column !== 'district_code' || of !== neighbour)
        .map(
          ({ name, column }) =>
            `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print
             FROM ${name} t WHERE ${column} = '${column === 'district_code' ? of.districtCode : of.code}'`,
        )
        .join(' UNION ALL '),
    );
    return Object.fromEntries(prints.rows.map(({ name, print }) => [name, print]));
  }

  /** Every table of towns or districts, and the column that says which. */
  async function scopedTables(): Promise<{ name: string; column: string }[]> {
    const { rows } = await test.owner.query<{ name: string; column: string }>(
      `SELECT DISTINCT ON (c.oid) c.oid::regclass::text AS name, a.attname AS column
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('facility_town', 'town_code', 'district_code')
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT IN ('audit_log', 'outbox')
       ORDER BY c.oid, a.attname DESC`,
    );
    return rows;
  }
});
