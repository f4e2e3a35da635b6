/** One change that is tried on the map. */
export interface PlanChange {
  readonly key: string;
  readonly kind: 'add' | 'move' | 'close' | 'hours' | 'capacity';
  /** Of the new point, or of the facility. */
  readonly name: string;
  readonly facilityId?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly seats?: number;
  readonly slots?: readonly ('breakfast' | 'lunch' | 'dinner')[];
}

/** A change that somebody saved: what its kind has not is null. */
export interface SavedChange {
  readonly kind: PlanChange['kind'];
  readonly facilityId: string | null;
  readonly name: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly seats: number | null;
  readonly slots: readonly ('breakfast' | 'lunch' | 'dinner')[] | null;
}

const DECIMALS = 1e6;

/** Degrees as they are sent: some ten centimetres. */
export function wholeDegrees(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** As what-ifs take them. Pure. */
export function changeBodies(changes: readonly PlanChange[]): object[] {
  return changes.map(({ key: _key, name: _name, ...change }) => change);
}

/** As scenarios take them: a new point has its name. Pure. */
export function namedBodies(changes: readonly PlanChange[]): object[] {
  return changes.map(({ key: _key, name, ...change }) => (change.kind === 'add' ? { ...change, name } : change));
}

/** Adds a change, or puts it in place of one of its kind about the same facility. Pure. */
export function withChange(changes: readonly PlanChange[], change: PlanChange): PlanChange[] {
  const at = changes.findIndex(
    ({ key, kind, facilityId }) =>
      key === change.key || (kind === change.kind && facilityId !== undefined && facilityId === change.facilityId),
  );
  return at < 0 ? [...changes, change] : changes.with(at, { ...change, key: changes[at]!.key });
}

/** A saved list, to be tried again. Pure. */
export function fromSaved(saved: readonly SavedChange[]): PlanChange[] {
  return saved.map(({ kind, facilityId, name, longitude, latitude, seats, slots }, at) => ({
    ...{ key: `saved-${at}`, kind, name },
    ...(facilityId !== null && { facilityId }),
    ...((kind === 'add' || kind === 'move') && longitude !== null && latitude !== null && { longitude, latitude }),
    ...((kind === 'add' || kind === 'capacity') && seats !== null && { seats }),
    ...((kind === 'add' || kind === 'hours') && slots !== null && { slots }),
  }));
}
