/** Something that held from a day to a day, both included. */
export interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
  /** A withdrawn one never held. */
  readonly withdrawnAt?: string | null;
}

/** What of it held on a day (`YYYY-MM-DD`); of no day all of it, withdrawn ones too. */
export function heldOn<Fact extends Dated>(facts: readonly Fact[], day: string | null): readonly Fact[] {
  if (day === null) return facts;
  return facts.filter(
    ({ validFrom, validTo, withdrawnAt = null }) =>
      withdrawnAt === null && validFrom <= day && (validTo === null || validTo >= day),
  );
}
