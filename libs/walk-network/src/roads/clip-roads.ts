import { E7 } from '../geometry/degrees.js';
import { EARTH_RADIUS_METRES, type PlaceE7 } from '../geometry/haversine.js';
import { NetworkErrors } from '../network.errors.js';
import type { Outline } from '../read/read-outline.js';
import type { Roads } from './roads.js';

/** How far beyond a district people still walk to its meals. */
export const CLIP_METRES = 2000;

const METRES_PER_E7 = (EARTH_RADIUS_METRES * Math.PI) / 180 / E7;

/**
 * Leaves out the roads farther than `metres` from the outline. A piece of a way between two of its nodes stays whole when one
 * of them is near enough: no road is cut where there is no node, and nothing within the distance ends early.
 * @throws WALK_NETWORK.EMPTY when there is no road at all, WALK_NETWORK.OUTSIDE when none is near enough
 */
export function clipRoads(roads: Roads, outline: Outline, metres = CLIP_METRES): Roads {
  const near = new NearOutline(outline, metres);
  const isNear = roads.nodeLon.map((lon, node) => (near.has({ lon, lat: roads.nodeLat[node]! }) ? 1 : 0));
  const kept: { readonly way: number; readonly from: number; readonly to: number }[] = [];
  for (let way = 0; way < roads.wayIds.length; way += 1) {
    const end = roads.wayStarts[way + 1]!;
    let from = -1;
    for (let at = roads.wayStarts[way]! + 1; at < end; at += 1) {
      const stays = isNear[roads.refs[at - 1]!] === 1 || isNear[roads.refs[at]!] === 1;
      if (stays && from === -1) from = at - 1;
      if (from !== -1 && (!stays || at === end - 1)) {
        kept.push({ way, from, to: stays ? at : at - 1 });
        from = -1;
      }
    }
  }
  if (kept.length === 0) {
    const isEmpty = roads.refs.length <= roads.wayIds.length;
    throw isEmpty ? NetworkErrors.EMPTY() : NetworkErrors.OUTSIDE({ metres });
  }
  return withWays(roads, kept);
}

function withWays(
  roads: Roads,
  kept: readonly { readonly way: number; readonly from: number; readonly to: number }[],
): Roads {
  const isUsed = new Uint8Array(roads.nodeIds.length);
  for (const { from, to } of kept) for (let at = from; at <= to; at += 1) isUsed[roads.refs[at]!] = 1;
  const nodes = Uint32Array.from(isUsed.keys()).filter((node) => isUsed[node] === 1);
  const numberOf = new Uint32Array(isUsed.length);
  nodes.forEach((node, at) => {
    numberOf[node] = at;
  });
  const wayStarts = new Uint32Array(kept.length + 1);
  kept.forEach(({ from, to }, at) => {
    wayStarts[at + 1] = wayStarts[at]! + to - from + 1;
  });
  const refs = new Uint32Array(wayStarts.at(-1)!);
  kept.forEach(({ from, to }, at) =>
    refs.set(
      roads.refs.subarray(from, to + 1).map((node) => numberOf[node]!),
      wayStarts[at],
    ),
  );
  const { nodeElevation } = roads;
  return {
    nodeIds: Float64Array.from(nodes, (node) => roads.nodeIds[node]!),
    nodeLon: Int32Array.from(nodes, (node) => roads.nodeLon[node]!),
    nodeLat: Int32Array.from(nodes, (node) => roads.nodeLat[node]!),
    nodeElevation: nodeElevation === null ? null : Float32Array.from(nodes, (node) => nodeElevation[node]!),
    nodeBlocked: Uint8Array.from(nodes, (node) => roads.nodeBlocked[node]!),
    wayIds: Float64Array.from(kept, ({ way }) => roads.wayIds[way]!),
    wayKinds: Uint8Array.from(kept, ({ way }) => roads.wayKinds[way]!),
    wayStarts,
    refs,
    missingRefs: roads.missingRefs,
  };
}

/** Sides of the outline by bands of latitude as high as the distance: a place looks at those of its band only. */
class NearOutline {
  private readonly bands = new Map<number, [PlaceE7, PlaceE7][]>();
  private readonly height: number;

  constructor(
    { rings }: Outline,
    private readonly metres: number,
  ) {
    this.height = Math.max(1, metres / METRES_PER_E7);
    for (const ring of rings) {
      for (let at = 1; at < ring.length; at += 1) this.put(ring[at - 1]!, ring[at]!);
    }
  }

  has(place: PlaceE7): boolean {
    const sides = this.bands.get(Math.floor(place.lat / this.height)) ?? [];
    const squash = Math.cos((place.lat / E7) * (Math.PI / 180));
    let isInside = false;
    for (const [a, b] of sides) {
      if (distanceMetres(place, a, b, squash) <= this.metres) return true;
      if (a.lat > place.lat === b.lat > place.lat) continue;
      const crossing = a.lon + ((b.lon - a.lon) * (place.lat - a.lat)) / (b.lat - a.lat);
      if (crossing > place.lon) isInside = !isInside;
    }
    return isInside;
  }

  private put(a: PlaceE7, b: PlaceE7): void {
    const [low, high] = [Math.min(a.lat, b.lat), Math.max(a.lat, b.lat)];
    const last = Math.floor(high / this.height) + 1;
    for (let band = Math.floor(low / this.height) - 1; band <= last; band += 1) {
      const sides = this.bands.get(band) ?? [];
      sides.push([a, b]);
      this.bands.set(band, sides);
    }
  }
}

/** From a place to a side, on the plane that touches the earth there. */
function distanceMetres(place: PlaceE7, a: PlaceE7, b: PlaceE7, squash: number): number {
  const [ax, ay] = [(a.lon - place.lon) * squash, a.lat - place.lat];
  const [dx, dy] = [(b.lon - a.lon) * squash, b.lat - a.lat];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy) * METRES_PER_E7;
}
