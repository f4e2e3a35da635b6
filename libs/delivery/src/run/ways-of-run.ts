/** Along what a plan's ways were measured; mixed: to some doors in straight lines. */
export const WAY_KINDS = ['network', 'mixed', 'straight'] as const;
export type WayKind = (typeof WAY_KINDS)[number];

export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** Metres between all points, row by row. */
export interface Ways {
  readonly kind: WayKind;
  readonly metres: Int32Array;
}

/** What ways are measured along at a moment. */
export interface WayMeasure {
  /** Another one measures otherwise: what was measured before is measured anew. */
  readonly version: string;
  readonly between: (points: readonly GeoPoint[]) => Promise<Ways>;
}

/** Measures ways between a kitchen and doors. */
export abstract class WaysOfRun {
  /** What is measured along in a district now. Asked before a transaction begins: it may take seconds the first time. */
  abstract of(districtCode: string): Promise<WayMeasure>;
}
