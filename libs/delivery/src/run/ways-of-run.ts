import type { Tx } from '@nuancan/platform';

/** Along what a plan's ways were measured. */
export const WAY_KINDS = ['network', 'straight'] as const;
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

/** Measures ways between a kitchen and doors. */
export abstract class WaysOfRun {
  abstract between(tx: Tx, districtCode: string, points: readonly GeoPoint[]): Promise<Ways>;
}
