import type { PersonRole } from '@nuancan/identity';
import { DEMO_ACCOUNTS, type ListedAccount } from './demo-accounts.js';
import { demoUuid } from './demo-ids.js';
import { DEMO_TOWNS } from './fenghua-divisions.js';
import type { DemoFacility } from './generate-facilities.js';
import { SeededRandom } from './seeded-random.js';

export interface DemoAccount {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly townCode: string | null;
  readonly facilityId: string | null;
}

const FIRST_ID_MS = Date.UTC(2024, 0, 4);

type Draft = Omit<DemoAccount, 'id'>;

/** The listed accounts, an operator for every other facility (each logs the meals of its own), an official of every other town. */
export function generateAccounts({
  seed,
  facilities,
}: {
  seed: number;
  facilities: readonly DemoFacility[];
}): DemoAccount[] {
  const random = SeededRandom.stream(seed, 'accounts');
  const listed = DEMO_ACCOUNTS.map((account) => listedAccount(account, facilities));
  const manned = new Set(listed.filter(({ role }) => role === 'operator').map(({ facilityId }) => facilityId));
  const others = facilities.filter(({ id }) => !manned.has(id)).map((facility) => operator(facility));
  const officials = DEMO_TOWNS.filter(
    ({ code }) => !listed.some((account) => account.role === 'town_official' && account.townCode === code),
  );
  return [...listed, ...others, ...officials.map(townOfficial)].map((draft, at) => ({
    id: demoUuid(random, FIRST_ID_MS + at * 1000),
    ...draft,
  }));
}

function listedAccount({ login, role, roleZh, townCode }: ListedAccount, facilities: readonly DemoFacility[]): Draft {
  const displayName = `${roleZh}·演示`;
  const atFacility = role === 'operator' || role === 'volunteer';
  if (!atFacility || townCode === null) return { login, role, displayName, townCode, facilityId: null };
  const facility = facilities.find(({ village, tier }) => village.townCode === townCode && tier === 'elder_canteen')!;
  if (role === 'volunteer') return { login, role, displayName, townCode, facilityId: facility.id };
  return { ...operator(facility), login };
}

function townOfficial({ code, name }: { code: string; name: string }): Draft {
  return {
    login: `zhen-${code}`,
    role: 'town_official',
    displayName: `${name}民政·演示`,
    townCode: code,
    facilityId: null,
  };
}

function operator({ id, code, name, village }: DemoFacility): Draft {
  return {
    login: `op-${code.toLowerCase()}`,
    role: 'operator',
    displayName: `${name}经办`,
    townCode: village.townCode,
    facilityId: id,
  };
}
