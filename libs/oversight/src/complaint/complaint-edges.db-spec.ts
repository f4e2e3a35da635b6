import { hashBody } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closed, complaint, openOversightDesk, type OversightDesk } from '../testing/oversight-desk.js';

let desk: OversightDesk;

beforeAll(async () => {
  desk = await openOversightDesk();
});
afterAll(() => desk?.test.close());

const ANSWER = { action: 'answered', text: '已答复' } as const;
const END = { action: 'closed', text: '回访过', outcome: 'unfounded', satisfaction: 'satisfied' } as const;

describe('complaints at their edges', () => {
  it('about the conduct of an official whom nobody could name are not ended by who answered them', async () => {
    const { id } = await desk.complaints.take(desk.operator, complaint({ category: 'official_conduct' }));
    await desk.complaints.step(desk.district, id, { ...ANSWER, step: 1 });
    await expect(desk.complaints.step(desk.district, id, { ...END, step: 2 })).rejects.toThrow('SECOND_PERSON_NEEDED');
    await desk.complaints.step(desk.secondDistrict, id, { ...END, step: 2 });
  });

  it('show in the audit log who saw who complained, whichever way', async () => {
    const { id } = await desk.complaints.take(desk.operator, complaint());
    const looks = async (): Promise<number> =>
      (
        await desk.test.owner.query(
          `SELECT FROM platform.audit_log WHERE action = 'view' AND subject = 'oversight.complainants' AND subject_id = $1`,
          [id],
        )
      ).rowCount ?? 0;
    const step = { action: 'handled', text: '了解' } as const;
    expect((await desk.complaints.step(desk.district, id, { ...step, step: 1 })).complainant).not.toBeNull();
    expect(await looks()).toBe(1);
    await desk.complaints.get(desk.town, id);
    expect(await looks()).toBe(2);
    // Nobody is shown, so nobody looked.
    await desk.complaints.get(desk.auditor, id);
    await desk.complaints.step(desk.operator, id, { action: 'stated', text: '已核对', step: 2 });
    await expect(desk.complaints.step(desk.town, id, { ...step, step: 1 })).rejects.toThrow('CHANGED_MEANWHILE');
    expect(await looks()).toBe(2);
  });

  it('keep nothing by which a name could be tried once it is erased', async () => {
    const draft = complaint();
    const taken = await desk.complaints.take(desk.operator, draft);
    const hashed = async (): Promise<unknown> =>
      (
        await desk.test.owner.query(`SELECT encode(body_hash, 'hex') AS hash FROM oversight.complaints WHERE id = $1`, [
          taken.id,
        ])
      ).rows;
    const { step } = await closed(desk, taken, desk.town);
    expect(await hashed()).toEqual([{ hash: hashBody(draft) }]);
    await desk.complaints.erase(desk.town, taken.id, { step });
    expect(await hashed()).not.toEqual([{ hash: hashBody(draft) }]);
    await expect(desk.complaints.take(desk.operator, draft)).rejects.toThrow('CLIENT_ID_CLASH');
  });
});
