import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { RegistryErrors } from '../registry.errors.js';
import {
  AWAY,
  createRegistryDistrict,
  DISTRICT,
  HOME,
  scopeOf,
  storeAccountOf,
  storeResident,
} from '../testing/registry-district.js';
import { ApplicationFileService } from './application-file.service.js';
import type { ApplicationDto, ApplicationStepDto } from './category-application.dto.js';
import { CategoryApplicationService } from './category-application.service.js';

const ACCOUNTS = ['a1', 'a2', 'a3', 'a4'].map((end) => `0198c1f0-0009-7000-8000-0000000000${end}`);
const [CLERK = '', HEAD = '', DEPUTY = '', DISTRICT_CLERK = ''] = ACCOUNTS;
const clerk: Scope = { ...scopeOf('town_official', HOME), accountId: CLERK };
const head: Scope = { ...clerk, accountId: HEAD };
const deputy: Scope = { ...clerk, accountId: DEPUTY };
const district: Scope = { ...scopeOf('district_official', null), accountId: DISTRICT_CLERK };
const PDF = Buffer.from('%PDF-1.7\n收入证明');

describe('CategoryApplicationService', () => {
  let test: TestDatabase;
  let applications: CategoryApplicationService;
  let files: ApplicationFileService;

  const submit = async (name: string, scope = clerk): Promise<ApplicationDto> => {
    const residentId = await storeResident(test.owner, { name, town: HOME });
    return applications.submit(scope, residentId, {
      category: 'minimum_living',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      reason: '独居，无固定收入',
    });
  };
  const step = (
    scope: Scope,
    of: ApplicationDto,
    asked: Omit<ApplicationStepDto, 'version'>,
  ): Promise<ApplicationDto> => applications.step(scope, of.id, { version: of.version, ...asked });
  const endorse = (of: ApplicationDto, scope = clerk): Promise<ApplicationDto> =>
    step(scope, of, { step: 'endorse', villageOfficer: '村民政员 林' });
  const factsOf = async (residentId: string): Promise<object[]> =>
    (
      await test.owner.query(
        `SELECT category, valid_from, valid_to FROM registry.resident_categories WHERE resident_id = $1`,
        [residentId],
      )
    ).rows;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    for (const scope of [clerk, head, deputy, district]) await storeAccountOf(test.owner, scope);
    applications = new CategoryApplicationService(test.database);
    files = new ApplicationFileService(test.database);
  });
  afterAll(async () => test?.close());

  it('goes from the application over the village to the town, and makes the category with its dates', async () => {
    const submitted = await submit('王桂香');
    expect(submitted).toMatchObject({ state: 'submitted', version: 1, mayApprove: false, files: [] });
    const endorsed = await endorse(submitted);
    expect(await factsOf(submitted.residentId)).toEqual([]);
    const approved = await step(head, endorsed, { step: 'approve' });
    expect(approved).toMatchObject({ state: 'approved', version: 3 });
    expect(await factsOf(submitted.residentId)).toEqual([
      { category: 'minimum_living', valid_from: '2026-01-01', valid_to: '2026-12-31' },
    ]);
    expect(approved.history.map(({ state }) => state)).toEqual(['submitted', 'endorsed', 'approved']);
    expect(approved.history[1]).toMatchObject({ accountName: 'town_official-a1', villageOfficer: '村民政员 林' });
    await expect(step(deputy, approved, { step: 'return', reason: '晚了' })).rejects.toThrow(
      RegistryErrors.APPLICATION_NOT_SO_FAR.code,
    );
  });

  it('is approved by neither who entered nor who endorsed it', async () => {
    const endorsed = await endorse(await submit('王桂仙'), head);
    for (const scope of [clerk, head]) {
      await expect(step(scope, endorsed, { step: 'approve' })).rejects.toThrow(RegistryErrors.FOUR_EYES.code);
    }
    expect(await factsOf(endorsed.residentId)).toEqual([]);
    await expect(applications.get(deputy, endorsed.id)).resolves.toMatchObject({ mayApprove: true });
    await step(district, endorsed, { step: 'approve' });
    expect(await factsOf(endorsed.residentId)).toHaveLength(1);
  });

  it('makes one category when two approve at once', async () => {
    const endorsed = await endorse(await submit('陈阿毛'));
    const outcomes = await Promise.allSettled(
      [head, deputy, district, head, deputy].map((scope) => step(scope, endorsed, { step: 'approve' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe(RegistryErrors.APPLICATION_CHANGED.code);
    }
    expect(await factsOf(endorsed.residentId)).toHaveLength(1);
  });

  it('comes back with a reason, is entered anew and needs the village again', async () => {
    const returned = await step(head, await endorse(await submit('李素珍')), { step: 'return', reason: '缺收入证明' });
    expect(returned).toMatchObject({ state: 'returned', mayApprove: false });
    await expect(step(head, returned, { step: 'approve' })).rejects.toThrow(RegistryErrors.APPLICATION_NOT_SO_FAR.code);
    const again = await step(clerk, returned, { step: 'resubmit', reason: '已补收入证明', validTo: null });
    expect(again).toMatchObject({ state: 'submitted', version: 4, validFrom: '2026-01-01', validTo: null });
    const approved = await step(head, await endorse(again), { step: 'approve' });
    expect(approved.history.map(({ state }) => state)).toEqual([
      'submitted',
      'endorsed',
      'returned',
      'submitted',
      'endorsed',
      'approved',
    ]);
  });

  it.each([
    ['refuse', 'refused'],
    ['withdraw', 'withdrawn'],
  ] as const)('ends when somebody lets it %s, with a reason, and makes way for another', async (asked, state) => {
    const submitted = await submit(`周${asked}`);
    await expect(step(head, submitted, { step: asked })).rejects.toThrow(
      RegistryErrors.APPLICATION_REASON_MISSING.code,
    );
    const { residentId, category, validFrom } = submitted;
    const another = { category, validFrom, reason: '再次申请' };
    await expect(applications.submit(clerk, residentId, another)).rejects.toThrow(RegistryErrors.APPLICATION_OPEN.code);
    await expect(step(head, submitted, { step: asked, reason: '不符合条件' })).resolves.toMatchObject({ state });
    await expect(applications.submit(clerk, residentId, another)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('refuses what was changed meanwhile, a category held already and reversed dates', async () => {
    const submitted = await submit('林阿珍');
    const endorsed = await endorse(submitted);
    await expect(endorse(submitted)).rejects.toThrow(RegistryErrors.APPLICATION_CHANGED.code);
    await test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       VALUES ($1, $2, $3, 'minimum_living', '2026-06-01')`,
      [submitted.residentId, DISTRICT, HOME.code],
    );
    await expect(step(head, endorsed, { step: 'approve' })).rejects.toThrow(RegistryErrors.FACT_OVERLAPS.code);
    await expect(applications.get(head, endorsed.id)).resolves.toMatchObject({ state: 'endorsed', factId: null });
    const reversed = { category: 'disabled', validFrom: '2026-02-01', validTo: '2026-01-01', reason: '重残' } as const;
    await expect(applications.submit(clerk, submitted.residentId, reversed)).rejects.toThrow(
      RegistryErrors.DATES_REVERSED.code,
    );
  });

  it('is of its town: another one finds, decides and lists nothing of it', async () => {
    const endorsed = await endorse(await submit('胡金水'));
    for (const scope of [scopeOf('town_official', AWAY), scopeOf('operator', HOME), scopeOf('volunteer', HOME)]) {
      await expect(applications.get(scope, endorsed.id)).rejects.toThrow(RegistryErrors.APPLICATION_NOT_FOUND.code);
      await expect(step(scope, endorsed, { step: 'approve' })).rejects.toThrow(
        RegistryErrors.APPLICATION_NOT_FOUND.code,
      );
      expect((await applications.page(scope, { limit: 500 })).items).toEqual([]);
    }
    const listed = await applications.page(clerk, { state: 'endorsed', limit: 500 });
    expect(listed.items.map(({ id }) => id)).toContain(endorsed.id);
    const mine = await applications.page(district, { residentId: endorsed.residentId, limit: 500 });
    expect(mine.items).toHaveLength(1);
  });

  it.each([
    [
      `UPDATE registry.category_applications SET state = 'approved', version = version + 1 WHERE id = $1`,
      /no such step/,
    ],
    [`UPDATE registry.category_applications SET reason = '改' WHERE id = $1`, /no such step/],
    [`DELETE FROM registry.category_applications WHERE id = $1`, /permission denied/],
    [`UPDATE registry.category_application_steps SET reason = '改' WHERE application_id = $1`, /permission denied/],
  ])('lets the database refuse a short cut: %s', async (sql, refusal) => {
    const submitted = await submit('孙彩娣');
    await expect(test.database.scoped(head, (tx) => tx.query(sql, [submitted.id]))).rejects.toThrow(refusal);
  });

  it('takes photos and PDFs by their content, eight, each once, and gives them back as they were', async () => {
    const application = await submit('钱凤仙');
    const add = (content: unknown, scope = clerk): Promise<{ id: string }> =>
      files.add(scope, application.id, { kind: 'income_proof', content });
    const { id } = await add(PDF);
    expect(await files.read(head, application.id, id)).toEqual({
      kind: 'income_proof',
      mediaType: 'application/pdf',
      content: PDF,
    });
    await expect(add(PDF)).rejects.toThrow(RegistryErrors.FILE_PRESENT.code);
    await expect(add(Buffer.from('<html>不是图片</html>'))).rejects.toThrow(RegistryErrors.FILE_TYPE_REFUSED.code);
    await expect(add({})).rejects.toThrow(RegistryErrors.FILE_MISSING.code);
    await expect(add(Buffer.concat([PDF, Buffer.alloc(4 * 1024 * 1024)]))).rejects.toThrow(
      RegistryErrors.FILE_TOO_LARGE.code,
    );
    await expect(add(PDF, scopeOf('town_official', AWAY))).rejects.toThrow(RegistryErrors.APPLICATION_NOT_FOUND.code);
    await expect(files.read(scopeOf('town_official', AWAY), application.id, id)).rejects.toThrow(
      RegistryErrors.FILE_NOT_FOUND.code,
    );
    for (let at = 2; at <= 8; at += 1) await add(Buffer.from(`%PDF-1.7\n${at}`));
    await expect(add(Buffer.from('%PDF-1.7\n9'))).rejects.toThrow(RegistryErrors.FILES_TOO_MANY.code);
    const read = await applications.get(clerk, application.id);
    expect(read.files).toHaveLength(8);
    await step(clerk, read, { step: 'withdraw', reason: '不申请了' });
    await expect(add(Buffer.from('%PDF-1.7\n0'))).rejects.toThrow(RegistryErrors.APPLICATION_CLOSED.code);
    const { rows } = await test.owner.query(
      `SELECT string_agg(l::text, ' ') AS audited FROM platform.audit_log l
       WHERE subject LIKE 'registry.category_application%'`,
    );
    expect(rows[0].audited).toContain('read');
    expect(rows[0].audited).not.toMatch(/content|独居，无固定收入|村民政员/);
  });
});
