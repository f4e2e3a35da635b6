import { randomBytes } from 'node:crypto';
import { uuidv7, type BusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { systemScope, type Role, type Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import {
  arrangeSmallDistrict,
  type ArrangedTown,
  type SmallDistrict,
} from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ClosureService } from '../closure/closure.service.js';
import { KitchenSheetService } from '../kitchen-sheet/kitchen-sheet.service.js';
import type { PlaceOrderDto } from '../order/order.dto.js';
import { OrderService } from '../order/order.service.js';
import type { OpenStandingOrderDto } from '../standing-order/standing-order.dto.js';
import { StandingOrderService } from '../standing-order/standing-order.service.js';

/** A small district with everything that takes orders. */
export interface OrderDesk extends SmallDistrict {
  readonly test: TestDatabase;
  readonly orders: OrderService;
  readonly standing: StandingOrderService;
  readonly closures: ClosureService;
  readonly sheets: KitchenSheetService;
  readonly calendar: CalendarReader;
  readonly scopeOf: (town: ArrangedTown, role: Role) => Scope;
  /** The home of a resident of a town, the door known. */
  readonly homeOf: (town: ArrangedTown, residentId: string) => Promise<string>;
}

/** Opens one over a database of its own; `test.close()` ends it. */
export async function openOrderDesk(): Promise<OrderDesk> {
  const test = await openTestDatabase();
  const places = await arrangeSmallDistrict(test.owner);
  const accounts = await accountsOf(test.owner);
  const calendar = new CalendarReader();
  return {
    ...places,
    test,
    calendar,
    orders: new OrderService(test.database),
    standing: new StandingOrderService(test.database, calendar),
    closures: new ClosureService(test.database, calendar),
    sheets: new KitchenSheetService(test.database),
    scopeOf: (town, role) => scopeOf(accounts, town, role),
    homeOf: async (town, residentId) => {
      const { rows } = await test.owner.query<{ id: string }>(
        `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
         VALUES ($1, $2, $3, 'other', '桥头弄 3 号', 121.41, 29.65, 'exact') RETURNING id`,
        [residentId, town.districtCode, town.code],
      );
      return rows[0]?.id ?? '';
    },
  };
}

async function accountsOf(owner: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ login: string; id: string }>('SELECT login, id FROM identity.accounts');
  return new Map(rows.map(({ login, id }) => [login, id]));
}

function scopeOf(accounts: ReadonlyMap<string, string>, town: ArrangedTown, role: Role): Scope {
  if (role === 'system') return systemScope(town.districtCode);
  const ofTown = ['operator', 'volunteer', 'town_official'].includes(role);
  return {
    accountId: accounts.get(town.logins[role]) ?? '',
    role,
    districtCode: town.districtCode,
    townCode: ofTown ? town.code : null,
    facilityId: role === 'operator' ? town.facilityId : null,
  };
}

export function clientId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}

const PARTS = { setName: null, paymentMethod: 'cash', handover: 'in_person', addressId: null } as const;

/** A lunch by telephone, paid in cash, its address unknown. */
export function phoned(
  residentId: string,
  businessDate: BusinessDate,
  changes: Partial<PlaceOrderDto> = {},
): PlaceOrderDto {
  return { ...{ clientId: clientId(), residentId, businessDate, slot: 'lunch' }, ...PARTS, ...changes };
}

/** Lunch every day, holidays too. */
export function everyDay(
  residentId: string,
  validFrom: BusinessDate,
  changes: Partial<OpenStandingOrderDto> = {},
): OpenStandingOrderDto {
  const days = { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true, validFrom };
  return { ...{ clientId: clientId(), residentId, slot: 'lunch', ...days }, ...PARTS, ...changes };
}
