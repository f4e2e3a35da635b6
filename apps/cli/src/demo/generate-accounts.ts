import type { PersonRole } from '@nuancan/identity';
import { DEMO_ACCOUNTS, type ListedAccount } from './demo-accounts.js';
import { demoUuid } from './demo-ids.js';
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

/** The listed accounts, and an operator for every other facility: each logs the meals of its own. */
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
  return [...listed, ...others].map((draft, at) => ({ id: demoUuid(random, FIRST_ID_MS + at * 1000), ...draft }));
}

function listedAccount({ login, role, roleZh, townCode }: ListedAccount, facilities: readonly DemoFacility[]): Draft {
  const displayName = `${roleZh}·演示`;
  const atFacility = role === 'operator' || role === 'volunteer';
  if (!atFacility || townCode === null) return { login, role, displayName, townCode, facilityId: null };
  const facility = facilities.find(({ village, tier }) => village.townCode === townCode && tier === 'elder_canteen')!;
  if (role === 'volunteer') return { login, role, displayName, townCode, facilityId: facility.id };
  return { ...operator(facility), login };
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
