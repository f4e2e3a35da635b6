import type { BusinessDate } from '@nuancan/kernel';
import { DemoDiners } from './demo-diners.js';
import { demoPolicies, type DemoPolicy } from './demo-policies.js';
import { DinerPool } from './diner-pool.js';
import { generateAccounts, type DemoAccount } from './generate-accounts.js';
import { generateEntitlements, type DemoEntitlements } from './generate-entitlements.js';
import { generateFacilities, type DemoFacility } from './generate-facilities.js';
import { generateLicences, type DemoLicence } from './generate-licences.js';
import { MealGenerator } from './generate-meals.js';
import { generateOffers, type DemoOffer } from './generate-menus.js';
import { generateRegulars } from './generate-regulars.js';
import { generateResidents, type DemoResident } from './generate-residents.js';
import { generateSpecials, type DemoSpecial } from './generate-specials.js';
import { generateStandings, type DemoStanding } from './generate-standings.js';
import { generateVillages, type DemoVillage } from './generate-villages.js';
import { DEMO_RESIDENTS } from './population.js';

export interface DemoDistrictInput {
  /** 0 to 2^32 − 1. */
  readonly seed: number;
  /** The demo's today: its last meals were served the day before. */
  readonly today: BusinessDate;
  /** Share of residents and meals, over 0 to 1; facilities are always 96. Default 1. */
  readonly scale?: number;
}

/** The whole synthetic district; only `meals` is generated while it is read, and once. */
export interface DemoDistrict {
  readonly today: BusinessDate;
  readonly villages: readonly DemoVillage[];
  readonly residents: readonly DemoResident[];
  readonly entitlements: DemoEntitlements;
  readonly facilities: readonly DemoFacility[];
  readonly offers: readonly DemoOffer[];
  readonly specials: readonly DemoSpecial[];
  readonly standings: readonly DemoStanding[];
  readonly licences: readonly DemoLicence[];
  readonly policies: readonly DemoPolicy[];
  readonly accounts: readonly DemoAccount[];
  readonly meals: MealGenerator;
}

/**
 * Generates the demo district. Pure: the same seed, today and scale give the same district to the byte (password
 * hashes are made by the loader). Names, places and meals are invented; division codes and names are real.
 */
export function generateDemoDistrict({ seed, today, scale = 1 }: DemoDistrictInput): DemoDistrict {
  const villages = generateVillages({ seed, residents: Math.round(DEMO_RESIDENTS * scale) });
  const residents = generateResidents({ seed, today, villages });
  const entitlements = generateEntitlements({ seed, today, residents, scale });
  const facilities = generateFacilities({ seed, today, villages });
  const offers = generateOffers({ seed, facilities });
  const accounts = generateAccounts({ seed, facilities });
  const { active, draft } = demoPolicies();
  const pool = new DinerPool(residents, entitlements.grades);
  const meals = new MealGenerator({
    seed,
    today,
    pool,
    residents,
    accounts,
    diners: generateRegulars({ seed, offers, pool, scale }),
    facts: new DemoDiners(residents, entitlements),
    policies: [active.policy],
  });
  return {
    ...{ today, villages, residents, entitlements, facilities, offers, policies: [active, draft], accounts, meals },
    specials: generateSpecials({ seed, offers }),
    standings: generateStandings({ seed, today, offers, accounts }),
    licences: generateLicences({ seed, today, facilities }),
  };
}
