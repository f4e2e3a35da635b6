/** The dated facts of a resident, as they are called in addresses. */
export const FACT_KINDS = [
  'registrations',
  'categories',
  'grades',
  'identifiers',
  'statuses',
  'contacts',
  'screenings',
  'restrictions',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
