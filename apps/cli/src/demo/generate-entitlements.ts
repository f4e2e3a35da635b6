import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { CapabilityGrade, Category } from '@nuancan/five-ones';
import { drawDistinct } from './draw-distinct.js';
import type { DemoResident } from './generate-residents.js';
import { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';

/** Professionally assessed, and entitled to services at home, among the 140,105 of 奉化 (product.md). */
export const DEMO_ASSESSED = 12_503;
export const DEMO_ENTITLED = 13_790;

/** A dated fact about one resident; `validTo` is the last day, null: until further notice. */
interface Dated {
  readonly residentIndex: number;
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate | null;
}
export interface DemoCategory extends Dated {
  readonly category: Category;
}
export interface DemoGrade extends Dated {
  readonly grade: CapabilityGrade;
  readonly standard: string;
}

/** What a resident is today, for rating: categories and grade in force throughout the demo's meals. */
export interface DemoEntitlements {
  readonly categories: readonly DemoCategory[];
  readonly grades: readonly DemoGrade[];
}

const PRIMARY = new WeightedChoice<readonly Category[]>([
  [['minimum_living'], 34],
  [['near_minimum_living'], 12],
  [['low_income'], 9],
  [['destitute_supported'], 3],
  [['destitute_supported', 'home_supported'], 5],
  [['preferential_care'], 14],
  [['only_child_loss_family'], 5],
  [['severe_disability'], 9],
  [['disabled'], 6],
  [['cognitively_impaired'], 3],
]);
const SECONDARY: readonly Category[] = ['severe_disability', 'disabled', 'preferential_care', 'cognitively_impaired'];

const CURRENT_STANDARD = 'GB/T 42195-2022';
/** The ministry's standard that GB/T 42195-2022 replaced. */
const FORMER_STANDARD = 'MZ/T 039-2013';
const CURRENT_STANDARD_FROM = '2023-01-01' as BusinessDate;

export interface GenerateEntitlementsInput {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly residents: readonly DemoResident[];
  /** 1 = the whole district. */
  readonly scale: number;
}

/** Categories and capability grades as dated facts, some of them ended: a history, not a snapshot. */
export function generateEntitlements(input: GenerateEntitlementsInput): DemoEntitlements {
  return {
    categories: [...entitlingCategories(input), ...emptyNests(input)],
    grades: assessedGrades(input),
  };
}

function entitlingCategories({ seed, today, residents, scale }: GenerateEntitlementsInput): DemoCategory[] {
  const random = SeededRandom.stream(seed, 'categories');
  const weights = residents.map((resident) => (resident.age >= 80 ? 1.5 : 1));
  const ended = Math.round(620 * scale);
  const drawn = random.shuffle(drawDistinct(random, { weights, count: Math.round(DEMO_ENTITLED * scale) + ended }));
  return drawn.flatMap((residentIndex, at) => {
    const validFrom = addDays(today, -random.between({ from: 120, to: 2900 }));
    // The last ones have left their category again, before the first meal of the demo.
    const validTo = at >= drawn.length - ended ? addDays(today, -random.between({ from: 40, to: 110 })) : null;
    const categories = new Set(PRIMARY.draw(random));
    if (random.chance(0.12)) categories.add(random.pick(SECONDARY));
    return [...categories].map((category) => ({ residentIndex, category, validFrom, validTo }));
  });
}

/** 空巢: nobody else of the family lives in the village; says nothing about means. */
function emptyNests({ seed, today, residents }: GenerateEntitlementsInput): DemoCategory[] {
  const random = SeededRandom.stream(seed, 'empty-nests');
  return residents.flatMap(({ livesAlone }, residentIndex) =>
    random.chance(livesAlone ? 0.3 : 0.035)
      ? [
          {
            residentIndex,
            category: 'empty_nest' as const,
            validFrom: addDays(today, -random.between({ from: 60, to: 2000 })),
            validTo: null,
          },
        ]
      : [],
  );
}

function assessedGrades({ seed, today, residents, scale }: GenerateEntitlementsInput): DemoGrade[] {
  const random = SeededRandom.stream(seed, 'grades');
  const weights = residents.map(({ age }) => Math.exp((age - 60) / 9));
  const assessed = drawDistinct(random, { weights, count: Math.round(DEMO_ASSESSED * scale) });
  return assessed.flatMap((residentIndex) => {
    const grades = gradesAt(residents[residentIndex]!.age);
    const validFrom = addDays(today, -random.between({ from: 45, to: 900 }));
    const current = dated(residentIndex, grades.draw(random), { validFrom, validTo: null });
    if (!random.chance(0.18)) return [current];
    const earlier = {
      validFrom: addDays(validFrom, -random.between({ from: 300, to: 1400 })),
      validTo: addDays(validFrom, -1),
    };
    return [dated(residentIndex, grades.draw(random), earlier), current];
  });
}

function dated(residentIndex: number, grade: CapabilityGrade, period: Omit<Dated, 'residentIndex'>): DemoGrade {
  const standard = period.validFrom >= CURRENT_STANDARD_FROM ? CURRENT_STANDARD : FORMER_STANDARD;
  return { residentIndex, grade, standard, ...period };
}

const GRADES_BY_AGE: readonly (readonly [fromAge: number, grades: WeightedChoice<CapabilityGrade>])[] = [
  [85, gradeChoice([14, 37, 26, 15, 8])],
  [75, gradeChoice([28, 41, 18, 9, 4])],
  [60, gradeChoice([45, 36, 11, 5, 3])],
];

function gradeChoice([intact, mild, moderate, severe, total]: readonly [number, number, number, number, number]) {
  return new WeightedChoice<CapabilityGrade>([
    ['intact', intact],
    ['mild', mild],
    ['moderate', moderate],
    ['severe', severe],
    ['total', total],
  ]);
}

function gradesAt(age: number): WeightedChoice<CapabilityGrade> {
  return GRADES_BY_AGE.find(([fromAge]) => age >= fromAge)![1];
}
