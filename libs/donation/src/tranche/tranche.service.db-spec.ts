import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import type { Scope } from '@nuancan/platform';
import type { ReceiveTrancheDto } from './tranche.dto.js';
import { TrancheService } from './tranche.service.js';

const TODAY = businessDateAt(new Date());

describe('TrancheService', () => {
  let test: TestDatabase;
  let places: SmallDistrict;
  let official: Scope;
  let tranches: TrancheService;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    tranches = new TrancheService(test.database, new Journal());
    const { rows } = await test.owner.query<{ id: string }>(`SELECT id FROM identity.accounts WHERE login = $1`, [
      places.home.logins.district_official,
    ]);
    const place = { districtCode: places.home.districtCode, townCode: null, facilityId: null };
    official = { accountId: rows[0]?.id ?? '', role: 'district_official', ...place };
  });
  afterAll(() => test?.close());

  const draft = (changes: Partial<ReceiveTrancheDto> = {}): ReceiveTrancheDto => ({
    ...{ clientId: randomUUID(), organisationId: places.home.organisationId, donorName: '匿名' },
    ...{ receivedOn: addDays(TODAY, -1), amountFen: 5000, earmark: 'anyone' },
    ...changes,
  });

  it('takes one in once, books it, and lists the oldest first', async () => {
    const first = draft();
    const received = await tranches.receive(official, first);
    expect(await tranches.receive(official, first)).toEqual(received);
    for (const change of [{ amountFen: 6000 }, { campaign: '重阳' }, { fiscalReceiptNo: '0012' }]) {
      const clash = tranches.receive(official, { ...first, ...change });
      await expect(clash).rejects.toMatchObject({ code: 'DONATION.CLIENT_ID_CLASH' });
    }
    const older = await tranches.receive(official, draft({ receivedOn: addDays(TODAY, -62) }));
    const page = await tranches.list(official, { limit: 1 });
    expect(page.items).toEqual([older]);
    expect(page.nextCursor).not.toBeNull();
    const next = await tranches.list(official, { limit: 1, cursor: page.nextCursor ?? '' });
    expect(next).toEqual({ items: [received], nextCursor: null });
    const { rows } = await test.owner.query(
      `SELECT a.kind, sum(l.amount_fen)::bigint AS fen FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { kind: 'donation_bank', fen: 10_000 },
      { kind: 'donation_fund', fen: -10_000 },
    ]);
  });

  it('refuses what does not fit together, and changes nothing', async () => {
    const before = await tranches.list(official, { limit: 10 });
    const refused: [Partial<ReceiveTrancheDto>, string][] = [
      [{ earmark: 'town' }, 'EARMARK_MISMATCH'],
      [{ forTown: places.home.code }, 'EARMARK_MISMATCH'],
      [{ earmark: 'facility', forFacility: places.foreign.facilityId }, 'UNKNOWN_PLACE'],
      [{ earmark: 'town', forTown: '999999999' }, 'UNKNOWN_PLACE'],
      [{ organisationId: places.foreign.organisationId }, 'UNKNOWN_PLACE'],
      [{ receivedOn: '2099-01-01' }, 'IN_FUTURE'],
      [{ receivedOn: addDays(TODAY, -63) }, 'TOO_LONG_AGO'],
      [{ receivedOn: '2019-06-01' }, 'TOO_LONG_AGO'],
    ];
    for (const [changes, code] of refused) {
      await expect(tranches.receive(official, draft(changes))).rejects.toMatchObject({ code: `DONATION.${code}` });
    }
    expect(await tranches.list(official, { limit: 10 })).toEqual(before);
  });
});
