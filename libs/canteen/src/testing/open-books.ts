import { addDays, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal, PeriodGuards } from '@nuancan/ledger';
import { systemScope } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { storeTranche } from '../../../donation/src/testing/store-tranche.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DrawerCountService } from '../drawer-count/drawer-count.service.js';
import { CorrectionProposalService } from '../correction/correction-proposal.service.js';
import { CorrectionService } from '../correction/correction.service.js';
import { DayCloseService } from '../day-close/day-close.service.js';
import { DaySourceService } from '../day-source/day-source.service.js';
import { LotService } from '../garden/lot.service.js';
import { TransferService } from '../garden/transfer.service.js';
import { MonthService } from '../month/month.service.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealVoidService } from '../meal/meal-void.service.js';
import { MealService } from '../meal/meal.service.js';
import { WalletBookingService } from '../wallet/wallet-booking.service.js';
import { createCanteenDistrict, createResident, type CanteenDistrict, type CanteenSite } from './canteen-district.js';
import { newClientId } from './meal-draft.js';

/** A district with its services, whose days can be eaten, closed and corrected. */
export interface OpenBooks {
  readonly test: TestDatabase;
  readonly district: CanteenDistrict;
  readonly meals: MealService;
  readonly voids: MealVoidService;
  readonly sources: DaySourceService;
  readonly lots: LotService;
  readonly transfers: TransferService;
  readonly days: DayCloseService;
  readonly counts: DrawerCountService;
  readonly corrections: CorrectionService;
  readonly proposals: CorrectionProposalService;
  readonly months: MonthService;
  /** Elders of 80 and more of a site's town. */
  elders(site: CanteenSite, count: number): Promise<string[]>;
  topUp(site: CanteenSite, residentId: string, amountFen: number): Promise<void>;
  garden(site: CanteenSite, businessDate: BusinessDate, valueFen: number): Promise<void>;
  /** A reference price of the district; of past days where none holds. */
  price(crop: string, validFrom: string, fenPerKg: number): Promise<void>;
  tranche(amountFen: number, receivedOn: BusinessDate): Promise<string>;
  closeDay(site: CanteenSite, businessDate: BusinessDate): Promise<void>;
  /** What the worker does after a late meal. */
  settleLate(site: CanteenSite, businessDate: BusinessDate): Promise<void>;
  /** Balance of accounts by kind and dimension over the whole ledger, debit positive. */
  balance(where: string): Promise<number>;
  close(): Promise<void>;
}

/** Opens them on a database of their own. */
export async function openBooks(): Promise<OpenBooks> {
  const test = await openTestDatabase();
  const district = await createCanteenDistrict(test.owner);
  const { database, owner } = test;
  const journal = new Journal();
  const diners = new DinerFactsReader();
  const policies = new PolicyReader();
  const days = new DayCloseService(database, journal);
  const sources = new DaySourceService(database, journal);
  return {
    ...{ test, district, days, sources },
    meals: new MealService(database, new MealRecorder(diners, policies, new Journal())),
    lots: new LotService(database, journal),
    transfers: new TransferService(database, journal),
    voids: new MealVoidService(database, new Journal()),
    counts: new DrawerCountService(database, journal),
    months: new MonthService(database, journal, new PeriodGuards()),
    corrections: new CorrectionService(database, journal, diners, policies),
    proposals: new CorrectionProposalService(database, journal),
    elders: async (site, count) => {
      const ids: string[] = [];
      for (let at = 0; at < count; at += 1) ids.push(await createResident(owner, site));
      return ids;
    },
    topUp: async (site, residentId, amountFen) => {
      const asked = { clientId: newClientId(), residentId, amountFen, method: 'cash' as const };
      await new WalletBookingService(database, journal).book(site.operator, 'top_up', asked);
    },
    garden: async (site, businessDate, valueFen) => {
      const kilogram = { kind: 'garden' as const, quantity: 1000, unitFen: valueFen, description: '青菜' };
      await sources.enter(site.operator, { clientId: newClientId(), businessDate, ...kilogram });
    },
    price: async (crop, validFrom, fenPerKg) => {
      await owner.query(
        `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
         VALUES ($1, 'garden', $2, $3, 1, $4, $5)`,
        [district.districtCode, crop, validFrom, fenPerKg, district.districtOfficial.accountId],
      );
    },
    tranche: async (amountFen, receivedOn) => {
      const { districtCode, organisationId } = district;
      const accountId = district.districtOfficial.accountId ?? '';
      return storeTranche(owner, { districtCode, organisationId, accountId, receivedOn, amountFen });
    },
    closeDay: async (site, businessDate) => {
      const { cashExpectedFen } = await days.state(site.operator, { businessDate });
      const cashCount = { 10: cashExpectedFen / 10 };
      await days.close(site.operator, { businessDate, cashCount });
    },
    settleLate: async ({ facilityId }, businessDate) => {
      await database.scoped(systemScope(district.districtCode), (tx) =>
        days.settle(tx, { facilityId, businessDate, mode: 'supplementary', reason: null, cashCount: null }),
      );
    },
    balance: async (where) => {
      const { rows } = await owner.query<{ sum: number }>(
        `SELECT coalesce(sum(l.amount_fen), 0)::bigint AS sum FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id WHERE ${where}`,
      );
      return rows[0]?.sum ?? 0;
    },
    close: () => test.close(),
  };
}

/** Days apart, so that one test's day is not another's. */
export function dayAfter(first: string, days: number): BusinessDate {
  return addDays(parseBusinessDate(first), days);
}
