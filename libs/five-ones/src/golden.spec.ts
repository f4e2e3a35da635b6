import { readdirSync, readFileSync } from 'node:fs';
import { fen, parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import {
  checkPolicy,
  deliveryFee,
  parsePolicy,
  rateMeal,
  type CapabilityGrade,
  type Category,
  type Diner,
  type MealFacts,
  type MealMode,
  type MealSlot,
} from './index.js';

/** One case of a golden file; the README documents the format. */
interface GoldenCase {
  readonly name: string;
  readonly born: string;
  readonly categories?: readonly Category[];
  readonly grade?: CapabilityGrade;
  readonly registration?: Diner['registration'];
  readonly home?: string;
  readonly at?: string;
  readonly businessDate?: string;
  readonly slot?: MealSlot;
  readonly mode?: MealMode;
  readonly priceFen: number;
  readonly spentEarlierTodayFen?: number;
  readonly used?: Readonly<Record<string, number>>;
  readonly expect: {
    readonly elderDueFen: number;
    readonly shares: Readonly<Record<string, number>>;
    readonly tierCode: string | null;
    readonly droppedFen?: number;
    readonly discountFen?: number;
    readonly discountBearer?: string;
    readonly flags?: readonly string[];
    readonly feeFen?: number;
    readonly deliveryTierCode?: string;
  };
}

interface GoldenFile {
  readonly policyFile: string;
  readonly homeTownCode: string;
  readonly businessDate: string;
  readonly places?: Readonly<Record<string, { townCode: string; districtCode: string }>>;
  readonly cases: readonly GoldenCase[];
}

const GOLDEN = new URL('../golden/', import.meta.url);
const POLICIES = new URL('../policies/', import.meta.url);

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

function dinerOf(file: GoldenFile, golden: GoldenCase): Diner {
  const homeTownCode = golden.home ?? file.homeTownCode;
  const homeDistrictCode = homeTownCode.slice(0, 6);
  return {
    birthDate: parseBusinessDate(golden.born),
    categories: golden.categories ?? [],
    grade: golden.grade ?? null,
    registration:
      golden.registration === undefined
        ? { districtCode: homeDistrictCode, townCode: homeTownCode }
        : golden.registration,
    homeTownCode,
    homeDistrictCode,
    livesAlone: false,
  };
}

function mealOf(file: GoldenFile, golden: GoldenCase, diner: Diner): MealFacts {
  const place = golden.at === undefined ? undefined : file.places?.[golden.at];
  if (golden.at !== undefined && !place) throw new Error(`unknown place ${golden.at}`);
  return {
    businessDate: parseBusinessDate(golden.businessDate ?? file.businessDate),
    slot: golden.slot ?? 'lunch',
    mode: golden.mode ?? 'dine_in',
    priceFen: fen(golden.priceFen),
    spentEarlierTodayFen: fen(golden.spentEarlierTodayFen ?? 0),
    facilityTownCode: place?.townCode ?? diner.homeTownCode,
    facilityDistrictCode: place?.districtCode ?? diner.homeDistrictCode,
  };
}

describe.each(readdirSync(GOLDEN))('golden cases of %s', (name) => {
  const file = readJson(new URL(name, GOLDEN)) as GoldenFile;
  const policy = parsePolicy(readJson(new URL(file.policyFile, POLICIES)));

  test('the policy has no warnings', () => {
    expect(checkPolicy(policy).filter((finding) => finding.severity === 'warning')).toEqual([]);
  });

  test('the JSON of the parsed policy parses to the same policy', () => {
    expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  test.each(file.cases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    const policies = [policy];
    const diner = dinerOf(file, golden);
    const plain = mealOf(file, golden, diner);
    const feeFen = deliveryFee({ policies, diner, meal: plain });
    const meal = { ...plain, priceFen: fen(plain.priceFen + feeFen), deliveryFeeFen: feeFen };
    const limitUse = (key: string): number => golden.used?.[key] ?? 0;
    const rating = rateMeal({ policies, diner, meal, limitUse });
    const wanted = golden.expect;
    const governmentFen = Object.values(wanted.shares).reduce((sum, amountFen) => sum + amountFen, 0);
    expect({ feeFen, ...rating, deliveryTierCode: rating.delivery?.tierCode ?? null }).toMatchObject({
      elderDueFen: wanted.elderDueFen,
      governmentFen,
      tierCode: wanted.tierCode,
      droppedFen: wanted.droppedFen ?? 0,
      discountFen: wanted.discountFen ?? 0,
      discountBearer: wanted.discountBearer ?? null,
      flags: wanted.flags ?? [],
      feeFen: wanted.feeFen ?? 0,
      deliveryTierCode: wanted.deliveryTierCode ?? null,
      exhausted: wanted.flags?.some((flag) => flag === 'second_in_slot' || flag === 'limit_exhausted') ?? false,
    });
    expect(Object.fromEntries(rating.shares.map((share) => [share.funder, share.amountFen]))).toEqual(wanted.shares);
    for (const share of rating.shares) {
      expect(share.townCode).toBe(share.funder === 'town' ? diner.homeTownCode : null);
    }
  });
});
