/** Ways of which walking is allowed, as a file has them: before they are cut where they meet. Places in 1e-7 degrees. */
export interface Roads {
  /** Ascending, of nodes that a way names and the file has. Ids of OpenStreetMap, else numbers of places. */
  readonly nodeIds: Float64Array;
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  /** Metres, NaN where unknown; null: nowhere known. */
  readonly nodeElevation: Float32Array | null;
  /** 1: a barrier there stops people on foot. */
  readonly nodeBlocked: Uint8Array;
  readonly wayIds: Float64Array;
  /** `WAY_KINDS` of each way. */
  readonly wayKinds: Uint8Array;
  /** Way w names `refs[wayStarts[w]]` to before `refs[wayStarts[w + 1]]`, as indices of nodes; nodes the file lacks are skipped. */
  readonly wayStarts: Uint32Array;
  readonly refs: Uint32Array;
  /** Names of nodes that the file does not have. */
  readonly missingRefs: number;
}
