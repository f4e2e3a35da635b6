import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { openDesk, type DonationDesk } from '../../../donation/src/testing/open-desk.js';
import type { IssueVouchersDto, VoucherIssueDetailDto } from '../../../donation/src/voucher/voucher-issue.dto.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { CanteenSite } from './canteen-district.js';
import { mealDraft, newClientId } from './meal-draft.js';
import type { OpenBooks } from './open-books.js';

/** A desk that issues vouchers and counters that take them. */
export interface VoucherDesk {
  readonly desk: DonationDesk;
  /** Received by another organisation than the canteens' own. */
  readonly charityId: string;
  /** Money of a new donor that came in. @returns the donation and its donor */
  give(amountFen: number): Promise<{ id: string; donorId: string }>;
  issue(donationId: string, changes?: Partial<IssueVouchersDto>): Promise<VoucherIssueDetailDto>;
  /** As if it had been issued days ago. */
  backdate(issueId: string, days: number): Promise<void>;
  /** A lunch paid by voucher, the rest by wallet. */
  eat(site: CanteenSite, residentId: string, code: string, changes?: Partial<MealDraftDto>): Promise<MealDto>;
}

/** Opens it beside open books. */
export async function openVoucherDesk({ test, district, meals }: OpenBooks): Promise<VoucherDesk> {
  const desk = openDesk(test.database);
  const { districtCode, districtOfficial } = district;
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO registry.organisations (district_code, name) VALUES ($1, '慈善会') RETURNING id`,
    [districtCode],
  );
  const charityId = rows[0]?.id ?? '';
  const today = businessDateAt(new Date());
  return {
    desk,
    charityId,
    give: (amountFen) =>
      desk.donations.enter(districtOfficial, {
        ...{ clientId: randomUUID(), organisationId: charityId, kind: 'money', pledgedOn: today },
        ...{ pledgedFen: amountFen, donor: { kind: 'anonymous' }, received: { receivedOn: today, amountFen } },
      }),
    issue: (donationId, changes = {}) =>
      desk.vouchers.issue(districtOfficial, donationId, {
        ...{ clientId: randomUUID(), vouchers: 1, capFen: 500, expiresOn: addDays(today, 30), earmark: 'anyone' },
        ...changes,
      }),
    backdate: async (issueId, days) => {
      await test.owner.query('SET session_replication_role = replica');
      await test.owner.query(
        'UPDATE donation.voucher_issues SET issued_on = issued_on - $2::int WHERE tranche_id = $1',
        [issueId, days],
      );
      await test.owner.query('SET session_replication_role = DEFAULT');
    },
    eat: async (site, residentId, voucherCode, changes = {}) => {
      const draft = mealDraft(residentId, { paymentMethod: 'wallet', voucherCode, ...changes });
      const [answer] = await meals.log(site.operator, randomUUID(), [draft]);
      if (!answer?.meal) throw new Error(`a meal was not recorded: ${JSON.stringify(answer)}`);
      return answer.meal;
    },
  };
}

/** The printed codes of an issue, by number. */
export function codesOf(issue: VoucherIssueDetailDto): string[] {
  return issue.items.map(({ code }) => code ?? '');
}

/** Three vouchers at the first canteen, of which two paid and one was given back. */
export async function payByVoucher(books: OpenBooks): Promise<void> {
  const vouchers = await openVoucherDesk(books);
  const { home } = books.district;
  const { id } = await vouchers.give(900);
  const codes = codesOf(await vouchers.issue(id, { vouchers: 3, capFen: 300 }));
  const elders = await books.elders(home, codes.length);
  const meals: MealDto[] = [];
  for (const [place, code] of codes.entries()) meals.push(await vouchers.eat(home, elders[place] ?? '', code));
  await books.voids.void(home.operator, {
    ...{ deviceId: randomUUID(), clientId: newClientId(), mealClientId: meals.at(-1)?.clientId ?? '' },
    ...{ voidedAt: new Date().toISOString(), reason: '点错了' },
  });
}
