import { randomUUID } from 'node:crypto';
import { Journal } from '@nuancan/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { createResident } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';
import { CorrectionProposalService } from './correction-proposal.service.js';

let books: OpenBooks;

beforeAll(async () => {
  books = await openBooks();
});
afterAll(async () => {
  await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
  const broken = await checkInvariants(books.test.owner);
  await books.close();
  expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
});

it('grants what a meal is due by a fact that came late, by two people, and the elder gets back what was paid beyond', async () => {
  const { district, test } = books;
  const { home } = district;
  const businessDate = dayAfter('2026-08-01', 2);
  // The register had a wrong year of birth: not sixty, no subsidy.
  const elder = await createResident(test.owner, home, { birthDate: '1990-01-01' });
  const draft = mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, elderPaidFen: 1200 });
  const [logged] = await books.meals.log(home.operator, randomUUID(), [draft]);
  const meal = { mealId: logged?.meal?.id ?? '', businessDate };
  await books.closeDay(home, businessDate);
  const asked = { clientId: newClientId(), meal, reason: '出生日期更正' };
  await expect(books.corrections.grant(home.townOfficial, asked)).rejects.toMatchObject({
    code: 'CORRECTION.NO_SUBSIDY_DUE',
  });

  await test.owner.query(`UPDATE registry.residents SET birth_date = '1940-01-01' WHERE id = $1`, [elder]);
  const { proposal, meals } = await books.corrections.grant(home.townOfficial, asked);
  expect(proposal).toMatchObject({ kind: 'grant_subsidy', state: 'waiting', items: [{ governmentFen: 900 }] });
  expect(meals).toMatchObject([{ governmentFen: 0, elderPaidFen: 1200 }]);
  const proposals = new CorrectionProposalService(test.database, new Journal());
  const verdict = { decision: 'approved' } as const;
  await expect(proposals.decide(home.townOfficial, proposal?.id ?? '', verdict)).rejects.toMatchObject({
    code: 'CORRECTION.SECOND_PERSON_NEEDED',
  });
  await proposals.decide(district.districtOfficial, proposal?.id ?? '', verdict);
  const { rows } = await test.owner.query(
    `SELECT government_fen, elder_paid_fen, elder_due_fen FROM canteen.settled_meals WHERE meal_id = $1`,
    [meal.mealId],
  );
  expect(rows).toEqual([{ government_fen: 900, elder_paid_fen: 300, elder_due_fen: 300 }]);
  const again = { ...asked, clientId: newClientId() };
  await expect(books.corrections.grant(home.townOfficial, again)).rejects.toMatchObject({
    code: 'CORRECTION.NO_SUBSIDY_DUE',
  });
});
