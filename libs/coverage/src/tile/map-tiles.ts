import { Injectable } from '@nestjs/common';
import type { Scope } from '@nuancan/platform';
import type { Profile, WalkNetwork } from '@nuancan/walk-network';
import { ActiveNetwork } from '../load/active-network.js';
import { tellingTo } from '../figure/telling.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { clusterFeatures, networkFeatures, pointFeatures, reachFeatures } from './map-features.js';
import type { TileLayer } from './tile.dto.js';
import { TileSet, type Tile } from './tile-set.js';

/** Which tile of what. */
export interface TileAsked {
  readonly layer: TileLayer;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly profile: Profile;
  /** Only this one's reach. */
  readonly facilityId?: string | undefined;
}

/** Below it lanes would be nothing but grey. */
const LANES_FROM_ZOOM = 12;
/** Of reaches and clusters; each is cut anew when it is asked for again. */
const MOST_SETS = 40;

/** Tiles of the district in force. They go with the network and the figures that they are of: a new version has new ones. */
@Injectable()
export class MapTiles {
  private readonly ofNetworks = new WeakMap<WalkNetwork, Map<string, TileSet>>();
  private readonly ofWorlds = new WeakMap<CoverageWorld, Map<string, TileSet>>();

  constructor(private readonly active: ActiveNetwork) {}

  /** @throws COVERAGE.NO_NETWORK */
  async tile(scope: Scope, { layer, z, x, y, profile, facilityId }: TileAsked): Promise<Tile> {
    const world = await this.active.of(scope);
    if (layer === 'network') {
      const only = z < LANES_FROM_ZOOM ? 'main' : 'all';
      const { network } = world.parts;
      return setIn(this.ofNetworks, network, only, () => new TileSet(networkFeatures(network, only))).at(z, x, y);
    }
    const telling = tellingTo(scope);
    const of = { points: '', reach: facilityId ?? '', clusters: `${telling} ${scope.townCode ?? ''}` }[layer];
    const set = setIn(this.ofWorlds, world, `${layer} ${profile} ${of}`, () => {
      switch (layer) {
        case 'points':
          return new TileSet(pointFeatures(world));
        case 'reach':
          return new TileSet(reachFeatures(world, profile, facilityId));
        case 'clusters':
          return new TileSet(clusterFeatures(world, profile, { townCode: scope.townCode, telling }));
      }
    });
    return set.at(z, x, y);
  }
}

function setIn<T extends object>(
  held: WeakMap<T, Map<string, TileSet>>,
  of: T,
  key: string,
  make: () => TileSet,
): TileSet {
  const sets = held.get(of) ?? new Map<string, TileSet>();
  held.set(of, sets);
  const set = sets.get(key) ?? make();
  // The one that was asked for longest ago goes first.
  sets.delete(key);
  sets.set(key, set);
  const [oldest] = sets.keys();
  if (sets.size > MOST_SETS && oldest !== undefined) sets.delete(oldest);
  return set;
}
