import { parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';

describe('messages of a claim', () => {
  let desk: ClaimsDesk;

  beforeAll(async () => {
    desk = await openClaimsDesk();
  });
  afterAll(() => desk?.close());

  it('tell whoever does the next step, each time, and not whoever took the last', async () => {
    const { home, payer, approver } = desk;
    await desk.eat(home, parseBusinessDate('2026-03-02'), await desk.books.elders(home, 2));
    const claim = await desk.claims.open(home.operator, { month: '2026-03' });
    const told = async (): Promise<string[]> => {
      const { rows } = await desk.books.test.owner.query<{ told: string }>(
        `SELECT m.kind || ' ' || m.account_id AS told FROM messaging.messages m WHERE m.about_id = $1 AND m.business_date = '2026-03-01'
         ORDER BY m.id`,
        [claim.claimId],
      );
      return rows.map((row) => row.told);
    };
    await desk.step(home.operator, claim, 'submit');
    expect(await told()).toEqual([`claim.submitted ${home.townOfficial.accountId}`]);
    await desk.step(home.townOfficial, claim, 'return', '3 月 2 日人数请核对');
    await desk.step(home.operator, claim, 'submit', '已核对');
    await desk.step(home.townOfficial, claim, 'take');
    await desk.step(home.townOfficial, claim, 'endorse');
    expect((await told()).slice(1, 3)).toEqual([
      `claim.returned ${home.operator.accountId}`,
      `claim.submitted ${home.townOfficial.accountId}`,
    ]);
    const districtTold = (await told()).slice(3);
    expect(districtTold).toEqual(
      expect.arrayContaining([payer, approver].map(({ accountId }) => `claim.endorsed ${accountId}`)),
    );
    await desk.step(approver, claim, 'approve');
    const approved = (await told()).filter((one) => one.startsWith('claim.approved'));
    expect(approved).toContain(`claim.approved ${home.operator.accountId}`);
    expect(approved).toContain(`claim.approved ${payer.accountId}`);
    expect(approved).not.toContain(`claim.approved ${approver.accountId}`);
  });
});
