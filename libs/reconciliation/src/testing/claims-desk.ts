import { randomUUID } from 'node:crypto';
import { Journal } from '@nuancan/ledger';
import { Outbox, systemScope, type Scope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import type { BusinessDate } from '@nuancan/kernel';
import { mealDraft, newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../../../canteen/src/testing/open-books.js';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import type { Client } from 'pg';
import { CheckRunService } from '../check-run/check-run.service.js';
import { CheckService } from '../check-run/check.service.js';
import { ClaimReader } from '../claim/claim-reader.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import type { ClaimAction } from '../claim/claim-words.js';
import { ClaimService } from '../claim/claim.service.js';
import { LateMealService } from '../late-meal/late-meal.service.js';
import { PayeeAccountService } from '../payee/payee-account.service.js';
import { LegService } from '../leg/leg.service.js';

/** A district whose months can be eaten, closed, claimed and paid. */
export interface ClaimsDesk {
  readonly books: OpenBooks;
  readonly claims: ClaimService;
  readonly reader: ClaimReader;
  readonly legs: LegService;
  readonly lateMeals: LateMealService;
  readonly payees: PayeeAccountService;
  readonly home: CanteenSite;
  /** The district's second official: approver and payer are two. */
  readonly payer: Scope;
  readonly approver: Scope;
  /** Elders eat lunch for 3.00 each in cash, and the day is closed; government carries 9.00 of each. @returns the meals */
  eat(site: CanteenSite, businessDate: BusinessDate, elders: readonly string[]): Promise<string[]>;
  /** The same on a day that stays open. */
  eatOpen(site: CanteenSite, businessDate: BusinessDate, elders: readonly string[]): Promise<string[]>;
  /** A meal after the close of its day. */
  eatLate(site: CanteenSite, businessDate: BusinessDate, elder: string): Promise<string>;
  /** Says of every check that was asked for that it found nothing: most stories are not about findings. */
  passChecks(): Promise<void>;
  /** What the worker does of the checks that were asked for. */
  runChecks(): Promise<void>;
  /** Takes a step with the claim as it stands; checks it asks for find nothing. */
  step(scope: Scope, claim: Pick<ClaimDto, 'claimId'>, action: ClaimAction, reason?: string): Promise<ClaimDto>;
  /** Submitted by the operator, endorsed by the town, approved by the district. */
  approve(site: CanteenSite, month: string): Promise<ClaimDto>;
  /** Pays every leg of a claim wholly. */
  payAll(claim: Pick<ClaimDto, 'claimId'>): Promise<ClaimDto>;
  /** Entered by the payer, confirmed by the approver: the account of whoever runs the facility. */
  payeeAccount(site: CanteenSite, accountNumber: string): Promise<void>;
  /** From the month on, meals of claimed months are taken so many days late. */
  allowLate(month: string, days: number): Promise<void>;
  /** The database's business date runs ahead by so many days from now on. */
  aheadBy(days: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens one on a database of its own. */
export async function openClaimsDesk(): Promise<ClaimsDesk> {
  const books = await openBooks();
  const { district, test } = books;
  const { database, owner } = test;
  const journal = new Journal();
  const reader = new ClaimReader(database);
  const checks = new CheckRunService(database, new Outbox(), new CheckService(new PolicyReader()));
  const claims = new ClaimService(database, journal, reader, checks);
  const legs = new LegService(database, journal);
  const payees = new PayeeAccountService(database);
  const lateMeals = new LateMealService(database, reader, checks);
  const passChecks = async (): Promise<void> => {
    await owner.query(`UPDATE reconciliation.check_runs SET state = 'done', ended_at = now(), meals = 0, findings = 0, raised = 0,
      gone = 0, took_ms = '{}' WHERE state = 'queued'`);
  };
  const payer = await secondOfficial(books);
  const step: ClaimsDesk['step'] = async (scope, { claimId }, action, reason) => {
    const { step: taken } = await reader.one(scope, claimId);
    const asked = { action, step: taken, ...(reason === undefined ? {} : { reason }) };
    const stepped = await claims.step(scope, claimId, asked);
    await passChecks();
    return stepped;
  };
  const log = async (site: CanteenSite, businessDate: BusinessDate, elders: readonly string[]): Promise<string[]> => {
    const servedAt = `${businessDate}T11:00:00+08:00`;
    const drafts = elders.map((elder) => mealDraft(elder, { businessDate, servedAt, paymentMethod: 'cash' }));
    const answers = await books.meals.log(site.operator, randomUUID(), drafts);
    return answers.map(({ meal }) => meal?.id ?? '');
  };
  return {
    ...{ books, claims, reader, legs, lateMeals, payees, payer, step, passChecks },
    runChecks: async () => {
      const { rows } = await owner.query<{ id: string }>(
        `SELECT id FROM reconciliation.check_runs WHERE state = 'queued' ORDER BY id`,
      );
      const { districtCode } = district;
      for (const { id } of rows) {
        await database.scoped(systemScope(districtCode), (tx) => checks.do(tx, { runId: id, districtCode }));
      }
    },
    home: district.home,
    approver: district.districtOfficial,
    eat: async (site, businessDate, elders) => {
      const meals = await log(site, businessDate, elders);
      await books.closeDay(site, businessDate);
      return meals;
    },
    eatOpen: log,
    eatLate: async (site, businessDate, elder) => {
      const [meal = ''] = await log(site, businessDate, [elder]);
      await books.settleLate(site, businessDate);
      return meal;
    },
    approve: async (site, month) => {
      const claim = await claims.open(site.operator, { month });
      await step(site.operator, claim, 'submit');
      await step(site.townOfficial, claim, 'endorse');
      return step(district.districtOfficial, claim, 'approve');
    },
    payAll: (claim) => payAll({ owner, reader, legs, payer }, claim),
    payeeAccount: (site, accountNumber) =>
      payeeAccount({ owner, payees, payer, approver: district.districtOfficial }, site, accountNumber),
    allowLate: (month, days) => allowLate({ owner, payer }, month, days),
    aheadBy: async (days) => {
      await owner.query(`CREATE OR REPLACE FUNCTION platform.business_date(at timestamptz) RETURNS date
        LANGUAGE sql STABLE PARALLEL SAFE RETURN (at AT TIME ZONE 'Asia/Shanghai')::date + ${days}`);
    },
    close: () => books.close(),
  };
}

async function payeeAccount(
  { owner, payees, payer, approver }: Pick<ClaimsDesk, 'payees' | 'payer' | 'approver'> & { readonly owner: Client },
  { facilityId }: CanteenSite,
  accountNumber: string,
): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT organisation_id AS id FROM meal_point.facilities WHERE id = $1',
    [facilityId],
  );
  const { payeeAccountId } = await payees.propose(payer, {
    ...{
      clientId: newClientId(),
      organisationId: rows[0]?.id ?? '',
      accountName: '暖心餐饮有限公司',
      bankName: '奉化农商行',
    },
    ...{ accountNumber, validFrom: '2026-01-01' },
  });
  await payees.decide(approver, payeeAccountId, { decision: 'confirmed' });
}

async function allowLate(
  { owner, payer }: Pick<ClaimsDesk, 'payer'> & { readonly owner: Client },
  month: string,
  days: number,
): Promise<void> {
  await owner.query(
    `INSERT INTO reconciliation.check_settings (district_code, code, valid_from, severity, params, account_id)
     VALUES ($1, 'P05', $2, 'warn', jsonb_build_object('lateMinutes', 120, 'claimLateDays', $3::numeric), $4)`,
    [payer.districtCode, `${month}-01`, days, payer.accountId],
  );
}

async function payAll(
  { owner, reader, legs, payer }: Pick<ClaimsDesk, 'reader' | 'legs' | 'payer'> & { readonly owner: Client },
  { claimId }: Pick<ClaimDto, 'claimId'>,
): Promise<ClaimDto> {
  const claim = await reader.one(payer, claimId);
  const { rows } = await owner.query<{ today: BusinessDate }>('SELECT platform.business_date(now()) AS today');
  const paidOn = rows[0]?.today ?? '';
  for (const { legId, amountFen, settledFen, code } of claim.legs) {
    if (amountFen === settledFen) continue;
    const payment = { clientId: newClientId(), amountFen: amountFen - settledFen, reference: `B-${code}`, paidOn };
    await legs.pay(payer, legId, payment);
  }
  return reader.one(payer, claimId);
}

async function secondOfficial({ district, test }: OpenBooks): Promise<Scope> {
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     SELECT $1, '财政', password_hash, role, district_code FROM identity.accounts WHERE id = $2 RETURNING id`,
    [`test-${randomUUID()}`, district.districtOfficial.accountId],
  );
  return { ...district.districtOfficial, accountId: rows[0]?.id ?? '' };
}
