/** Places put onto a network, by their index. */
export interface Snaps {
  /** `OFF_NETWORK` where no way is near. */
  readonly edge: Uint32Array;
  /** How far along the edge its nearest point is, in 0.01 mm. */
  readonly along: Float64Array;
  /** How far that point is from the place, in 0.01 mm; NaN off the network. */
  readonly access: Float64Array;
}

/** The edge of a place that is farther from every way than anybody would call beside it. */
export const OFF_NETWORK = 0xffff_ffff;

/** Whether a place is on the network. */
export function isSnapped(snaps: Snaps, index: number): boolean {
  return snaps.edge[index] !== OFF_NETWORK;
}
