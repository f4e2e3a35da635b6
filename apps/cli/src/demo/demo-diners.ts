import type { Category, Diner } from '@nuancan/five-ones';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoEntitlements } from './generate-entitlements.js';
import type { DemoResident } from './generate-residents.js';

/** Residents as policies see them. The demo's facts hold through all its meals, so each is put together once. */
export class DemoDiners {
  private readonly categories = new Map<number, Category[]>();
  private readonly grades = new Map<number, Diner['grade']>();
  private readonly known = new Map<number, Diner>();

  constructor(
    private readonly residents: readonly DemoResident[],
    { categories, grades }: DemoEntitlements,
  ) {
    for (const { residentIndex, category, validTo } of categories) {
      if (validTo !== null) continue;
      const held = this.categories.get(residentIndex);
      if (held) held.push(category);
      else this.categories.set(residentIndex, [category]);
    }
    for (const { residentIndex, grade, validTo } of grades) if (validTo === null) this.grades.set(residentIndex, grade);
  }

  dinerOf(residentIndex: number): Diner {
    let diner = this.known.get(residentIndex);
    if (!diner) this.known.set(residentIndex, (diner = this.assemble(residentIndex)));
    return diner;
  }

  private assemble(residentIndex: number): Diner {
    const { birthDate, registeredDivision, village, livesAlone } = this.residents[residentIndex]!;
    return {
      birthDate,
      categories: this.categories.get(residentIndex) ?? [],
      grade: this.grades.get(residentIndex) ?? null,
      registration: {
        districtCode: registeredDivision.slice(0, 6),
        townCode: registeredDivision.length >= 9 ? registeredDivision.slice(0, 9) : null,
      },
      homeTownCode: village.townCode,
      homeDistrictCode: DEMO_DISTRICT.code,
      livesAlone,
    };
  }
}
