import { addDays, daysBetween, type BusinessDate } from '@nuancan/kernel';
import { demoToken, demoUuid } from './demo-ids.js';
import type { DemoVillage } from './generate-villages.js';
import { NameKeys } from './name-keys.js';
import { drawPersonName, type Sex } from './person-names.js';
import { drawAgeAndSex } from './population.js';
import { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';

export interface DemoResident {
  readonly id: string;
  readonly village: DemoVillage;
  readonly name: string;
  readonly namePinyin: string;
  readonly nameInitials: string;
  readonly sex: Sex;
  readonly birthDate: BusinessDate;
  /** Completed years on the day the demo is made for. */
  readonly age: number;
  readonly livesAlone: boolean;
  readonly diet: string | null;
  readonly phone: string | null;
  /** Division code of the household registration: 12 digits inside the district, 6 outside. */
  readonly registeredDivision: string;
  readonly registeredFrom: BusinessDate;
  readonly card: { readonly number: string; readonly token: string; readonly validFrom: BusinessDate } | null;
}

const CARD_HOLDERS = 0.7;
/** Of those in the registers, from when the district began to issue cards. */
const FIRST_CARD_DAYS_AGO = 1500;
/** The register was begun on 5 January 2024; ids of the demo count from there, one per second. */
const FIRST_ID_MS = Date.UTC(2024, 0, 5);

const DIETS = new WeightedChoice<string | null>([
  [null, 82],
  ['糖尿病餐', 6.5],
  ['低盐', 5.5],
  ['软食', 4.5],
  ['素食', 1.5],
]);

/** Districts whose people move to 奉化: 海曙, 鄞州, 北仑, 象山, 宁海, 余姚, 慈溪, 嵊州, 新昌, 天台. */
const ELSEWHERE = ['330203', '330212', '330206', '330225', '330226', '330281', '330282', '330683', '330624', '331023'];

/** 154 is a mobile prefix that has never been assigned: no demo number rings anywhere. */
const PHONE_PREFIX = '154';

export interface GenerateResidentsInput {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly villages: readonly DemoVillage[];
}

/** As many residents as the villages say, village by village; everyone has completed sixty years by `today`. */
export function generateResidents({ seed, today, villages }: GenerateResidentsInput): DemoResident[] {
  const random = SeededRandom.stream(seed, 'residents');
  const keys = new NameKeys();
  const birthdays = new BirthDates(today);
  const residents: DemoResident[] = [];
  for (const village of villages) {
    for (let count = 0; count < village.residents; count += 1) {
      residents.push(oneResident(random, { index: residents.length, village, villages, today, keys, birthdays }));
    }
  }
  return residents;
}

interface ResidentInput {
  readonly index: number;
  readonly village: DemoVillage;
  readonly villages: readonly DemoVillage[];
  readonly today: BusinessDate;
  readonly keys: NameKeys;
  readonly birthdays: BirthDates;
}

function oneResident(
  random: SeededRandom,
  { index, village, villages, today, keys, birthdays }: ResidentInput,
): DemoResident {
  const { age, sex } = drawAgeAndSex(random);
  const birthDate = birthdays.draw(random, age);
  const name = drawPersonName(random, { sex, birthYear: Number(birthDate.slice(0, 4)) });
  const { pinyin, initials } = keys.keysOf(name);
  return {
    id: demoUuid(random, FIRST_ID_MS + index * 1000),
    village,
    name: name.surname + name.given,
    namePinyin: pinyin,
    nameInitials: initials,
    sex,
    birthDate,
    age,
    livesAlone: random.chance(aloneAt(age)),
    diet: DIETS.draw(random),
    phone: random.chance(0.86) ? PHONE_PREFIX + digits(random.between({ from: 0, to: 99_999_999 })) : null,
    registeredDivision: registeredDivision(random, { village, villages }),
    registeredFrom: addDays(today, -random.between({ from: 400, to: 12_000 })),
    card: random.chance(CARD_HOLDERS)
      ? {
          number: cardNumber(index),
          token: demoToken(random),
          validFrom: addDays(today, -random.between({ from: 40, to: FIRST_CARD_DAYS_AGO })),
        }
      : null,
  };
}

function aloneAt(age: number): number {
  if (age < 70) return 0.08;
  return age < 80 ? 0.14 : 0.22;
}

/** 人户分离: 93 % are registered where they live, 4 % elsewhere in the district, 3 % outside it. */
function registeredDivision(
  random: SeededRandom,
  { village, villages }: { village: DemoVillage; villages: readonly DemoVillage[] },
): string {
  const draw = random.unit();
  if (draw < 0.93) return village.code;
  return draw < 0.97 ? random.pick(villages).code : random.pick(ELSEWHERE);
}

/** Twelve digits, different for every index below 10^8 (the multiplier is prime to it), and in no visible order. */
function cardNumber(index: number): string {
  const scattered = (BigInt(index) * 61_803_399n + 27_182_818n) % 100_000_000n;
  return `0574${digits(Number(scattered))}`;
}

function digits(eight: number): string {
  return String(eight).padStart(8, '0');
}

/** Birth dates by completed years on one day; the 46 × 365 dates are written once each. */
class BirthDates {
  private readonly byAge = new Map<number, BusinessDate[]>();

  constructor(private readonly today: BusinessDate) {}

  draw(random: SeededRandom, age: number): BusinessDate {
    let dates = this.byAge.get(age);
    if (!dates) this.byAge.set(age, (dates = this.datesOf(age)));
    return random.pick(dates);
  }

  private datesOf(age: number): BusinessDate[] {
    const last = this.birthdayBefore(age);
    const first = addDays(this.birthdayBefore(age + 1), 1);
    return Array.from({ length: daysBetween({ from: first, to: last }) + 1 }, (_, day) => addDays(first, day));
  }

  /** The latest birth date of somebody who has completed `age` years today. */
  private birthdayBefore(age: number): BusinessDate {
    const year = Number(this.today.slice(0, 4)) - age;
    const sameDay = `${year}${this.today.slice(4)}`;
    // Today may be 29 February and that year common: 28 February then.
    return (sameDay.endsWith('02-29') && !isLeap(year) ? `${year}-02-28` : sameDay) as BusinessDate;
  }
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
