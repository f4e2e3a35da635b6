import { EdgeIndex, type Profile } from '@nuancan/walk-network';
import { Walkers } from './walkers.js';
import { WALKING_PROFILES, type WorldParts } from './world.js';

/** A district in memory: its network, people and facilities, with what was searched once and stays true. */
export class CoverageWorld {
  private readonly walkers = new Map<Profile, Walkers>();
  private edgeIndex: EdgeIndex | undefined;
  private readonly facilityAt: ReadonlyMap<string, number>;

  constructor(readonly parts: WorldParts) {
    this.facilityAt = new Map(parts.facilities.map(({ id }, at) => [id, at]));
  }

  /** Finds where a place meets the network; made when it is first asked for. */
  get index(): EdgeIndex {
    this.edgeIndex ??= new EdgeIndex(this.parts.network);
    return this.edgeIndex;
  }

  /** Those who walk as a profile does, with their searches. */
  of(profile: Profile): Walkers {
    const known = this.walkers.get(profile) ?? new Walkers(this.parts, profile);
    this.walkers.set(profile, known);
    return known;
  }

  /** The place of a facility in every list; undefined: there is none, or it has closed. */
  facilityIndex(id: string): number | undefined {
    return this.facilityAt.get(id);
  }

  /** Computes beforehand what the first question would wait for. */
  warm(): void {
    for (const profile of WALKING_PROFILES) this.of(profile).base(null);
    void this.index;
  }
}
