import { addDays, type BusinessDate } from '@nuancan/kernel';
import { demoUuid } from './demo-ids.js';
import type { DemoFacility } from './generate-facilities.js';
import { drawPersonName } from './person-names.js';
import { SeededRandom } from './seeded-random.js';

export type DemoLicenceKind = 'food_business' | 'health_certificate' | 'fire_safety' | 'insurance';

/** A licence that is valid on every day of the demo's meals and today. */
export interface DemoLicence {
  readonly id: string;
  readonly facility: DemoFacility;
  readonly kind: DemoLicenceKind;
  /** Marked as the demo's: none can be mistaken for a real one. */
  readonly number: string;
  readonly issuer: string;
  readonly validFrom: BusinessDate;
  /** Null: it does not expire. */
  readonly validTo: BusinessDate | null;
  /** Of a health certificate; invented. */
  readonly holderName: string | null;
  /** The reminder that is due today: 60, 30, 7 or 0 days before; null: none yet. */
  readonly remindedDays: number | null;
}

const YEARS: Readonly<Record<Exclude<DemoLicenceKind, 'fire_safety'>, number>> = {
  food_business: 5,
  health_certificate: 1,
  insurance: 1,
};
const ISSUERS: Readonly<Record<DemoLicenceKind, string>> = {
  food_business: '奉化区市场监督管理局（演示）',
  health_certificate: '奉化区疾控中心（演示）',
  fire_safety: '奉化区消防救援大队（演示）',
  insurance: '某财产保险公司（演示）',
};
const CODES: Readonly<Record<DemoLicenceKind, string>> = {
  food_business: 'JY',
  health_certificate: 'JK',
  fire_safety: 'XF',
  insurance: 'BX',
};
const STAFF = {
  central_kitchen: { from: 5, to: 8 },
  elder_canteen: { from: 2, to: 3 },
  meal_point: { from: 1, to: 1 },
} as const;
/** A few are renewed late, so that there is something to remind of. */
const SOON_CHANCE = 0.06;
const SOON_DAYS = { from: 2, to: 58 };
const FIRST_ID_MS = Date.UTC(2024, 0, 8);

export interface GenerateLicencesInput {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly facilities: readonly DemoFacility[];
}

/** Licences and health certificates of every facility. */
export function generateLicences({ seed, today, facilities }: GenerateLicencesInput): DemoLicence[] {
  const random = SeededRandom.stream(seed, 'licences');
  const licences: DemoLicence[] = [];
  const add = (facility: DemoFacility, kind: DemoLicenceKind, holderName: string | null = null): void => {
    const at = licences.length + 1;
    const left = kind === 'fire_safety' ? null : daysLeft(random, kind);
    const validTo = left === null ? null : addDays(today, left);
    licences.push({
      ...{ id: demoUuid(random, FIRST_ID_MS + at * 1000), facility, kind, holderName, issuer: ISSUERS[kind], validTo },
      number: `DEMO-${CODES[kind]}-${String(at).padStart(4, '0')}`,
      validFrom:
        kind === 'fire_safety' || validTo === null ? facility.openedOn : addDays(validTo, -365 * YEARS[kind] + 1),
      remindedDays: left === null ? null : reminded(left),
    });
  };
  for (const facility of facilities) {
    add(facility, 'food_business');
    add(facility, 'fire_safety');
    add(facility, 'insurance');
    for (let left = random.between(STAFF[facility.tier]); left > 0; left -= 1) {
      add(facility, 'health_certificate', cookName(random));
    }
  }
  return licences;
}

function cookName(random: SeededRandom): string {
  const sex = random.chance(0.7) ? 'female' : 'male';
  const { surname, given } = drawPersonName(random, { sex, birthYear: random.between({ from: 1958, to: 1990 }) });
  return surname + given;
}

function daysLeft(random: SeededRandom, kind: Exclude<DemoLicenceKind, 'fire_safety'>): number {
  if (random.chance(SOON_CHANCE)) return random.between(SOON_DAYS);
  return random.between({ from: 61, to: 365 * YEARS[kind] - 60 });
}

function reminded(left: number): number | null {
  return [0, 7, 30, 60].find((days) => left <= days) ?? null;
}
