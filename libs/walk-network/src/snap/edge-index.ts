import Flatbush from 'flatbush';
import { E7 } from '../geometry/degrees.js';
import { EARTH_RADIUS_METRES, haversineMetres, UNITS_PER_METRE } from '../geometry/haversine.js';
import type { WalkNetwork } from '../network/walk-network.js';
import { OFF_NETWORK, type Snaps } from './snaps.js';

/** A place farther from every way is off the network: told, never counted as beside some way. */
export const MOST_ACCESS_METRES = 300;

const METRES_PER_E7 = (EARTH_RADIUS_METRES * Math.PI) / 180 / E7;
const MOST_ACCESS_E7 = MOST_ACCESS_METRES / METRES_PER_E7;
const RADIANS = Math.PI / 180;
const NODE_SIZE = 8;
const BOX = 4;
/** 2^32 pieces make 11 levels of eight: no more nodes wait at a time. */
const MOST_WAITING = 11 * NODE_SIZE;
const NO_EDGE = 0xffff_ffff;

/** Places in 1e-7 degrees. */
export interface PlacesE7 {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
}

/**
 * Finds the nearest point of an edge of the main component: a packed tree of the edges' straight pieces (flatbush), walked by
 * branch and bound. Distances are on the plane that touches the earth at the place, exact to millimetres at 300 m.
 */
export class EdgeIndex {
  private readonly tree: Flatbush;
  private readonly boxes: Int32Array;
  private readonly pieceEdge: Uint32Array;
  private readonly piecePoint: Uint32Array;
  private readonly waitingNode = new Uint32Array(MOST_WAITING);
  private readonly waitingLevel = new Uint8Array(MOST_WAITING);
  private readonly waitingDistance = new Float64Array(MOST_WAITING);
  /** What the search for one place has found: the square of its distance, the piece and where on it. */
  private best = Infinity;
  private bestEdge = NO_EDGE;
  private bestPoint = 0;
  private bestShare = 0;

  constructor(private readonly network: WalkNetwork) {
    const { edgeFrom, nodeComponent, mainComponent, pointStarts, pointLon, pointLat, sizes } = network;
    const isMain = (edge: number): boolean => nodeComponent[edgeFrom[edge]!] === mainComponent;
    let pieces = 0;
    for (let edge = 0; edge < sizes.edges; edge += 1) {
      if (isMain(edge)) pieces += pointStarts[edge + 1]! - pointStarts[edge]! - 1;
    }
    this.pieceEdge = new Uint32Array(pieces);
    this.piecePoint = new Uint32Array(pieces);
    this.tree = new Flatbush(pieces, NODE_SIZE, Int32Array);
    for (let edge = 0, piece = 0; edge < sizes.edges; edge += 1) {
      if (!isMain(edge)) continue;
      for (let point = pointStarts[edge]!; point < pointStarts[edge + 1]! - 1; point += 1, piece += 1) {
        const [x0, x1] = [pointLon[point]!, pointLon[point + 1]!];
        const [y0, y1] = [pointLat[point]!, pointLat[point + 1]!];
        this.tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
        this.pieceEdge[piece] = edge;
        this.piecePoint[piece] = point;
      }
    }
    this.tree.finish();
    this.boxes = this.tree._boxes as Int32Array;
  }

  /** Puts each place onto its nearest edge; of edges equally near onto that of the lower number. */
  snap({ lon, lat }: PlacesE7): Snaps {
    const count = lon.length;
    const snaps = { edge: new Uint32Array(count), along: new Float64Array(count), access: new Float64Array(count) };
    for (let index = 0; index < count; index += 1) {
      const place = { lon: lon[index]!, lat: lat[index]! };
      this.find(place.lon, place.lat);
      const edge = this.bestEdge;
      const { along, access } = edge === NO_EDGE ? { along: 0, access: Number.NaN } : this.measured(place);
      snaps.edge[index] = edge === NO_EDGE ? OFF_NETWORK : edge;
      snaps.along[index] = along;
      snaps.access[index] = access;
    }
    return snaps;
  }

  private find(lon: number, lat: number): void {
    this.best = MOST_ACCESS_E7 * MOST_ACCESS_E7;
    this.bestEdge = NO_EDGE;
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
    const shrink = Math.cos((lat / E7) * RADIANS);
    const { boxes, waitingNode, waitingLevel, waitingDistance } = this;
    const { _levelBounds: bounds, _indices: indices, numItems } = this.tree;
    waitingNode[0] = boxes.length - BOX;
    waitingLevel[0] = bounds.length - 1;
    waitingDistance[0] = 0;
    for (let waiting = 1; waiting > 0;) {
      waiting -= 1;
      if (waitingDistance[waiting]! > this.best) continue;
      const first = waitingNode[waiting]!;
      const level = waitingLevel[waiting]!;
      const end = Math.min(first + NODE_SIZE * BOX, bounds[level]!);
      const isLeaf = first < numItems * BOX;
      const lowest = waiting;
      for (let box = first; box < end; box += BOX) {
        const x = shrink * Math.max(boxes[box]! - lon, lon - boxes[box + 2]!, 0);
        const y = Math.max(boxes[box + 1]! - lat, lat - boxes[box + 3]!, 0);
        const distance = x * x + y * y;
        if (distance > this.best) continue;
        const index = indices[box >> 2]!;
        if (isLeaf) {
          this.tryPiece(index, { lon, lat, shrink });
          continue;
        }
        waitingNode[waiting] = index;
        waitingLevel[waiting] = level - 1;
        waitingDistance[waiting] = distance;
        waiting += 1;
      }
      this.nearestLast(lowest, waiting - 1);
    }
  }

  /** The nearest box is opened first: what it holds rules the others out. */
  private nearestLast(from: number, last: number): void {
    const { waitingNode, waitingLevel, waitingDistance } = this;
    let nearest = last;
    for (let at = from; at < last; at += 1) {
      if (waitingDistance[at]! < waitingDistance[nearest]!) nearest = at;
    }
    if (last <= from || nearest === last) return;
    const node = waitingNode[nearest]!;
    const distance = waitingDistance[nearest]!;
    waitingNode[nearest] = waitingNode[last]!;
    waitingDistance[nearest] = waitingDistance[last]!;
    waitingNode[last] = node;
    waitingDistance[last] = distance;
    // All come from one node: the level is the same.
    waitingLevel[nearest] = waitingLevel[last]!;
  }

  private tryPiece(piece: number, at: { readonly lon: number; readonly lat: number; readonly shrink: number }): void {
    const { pointLon, pointLat } = this.network;
    const point = this.piecePoint[piece]!;
    const x = at.shrink * (pointLon[point]! - at.lon);
    const y = pointLat[point]! - at.lat;
    const dx = at.shrink * (pointLon[point + 1]! - pointLon[point]!);
    const dy = pointLat[point + 1]! - pointLat[point]!;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / square));
    const [offX, offY] = share === 1 ? [x + dx, y + dy] : [x + share * dx, y + share * dy];
    const distance = offX * offX + offY * offY;
    const edge = this.pieceEdge[piece]!;
    if (distance > this.best || (distance === this.best && edge >= this.bestEdge)) return;
    this.best = distance;
    this.bestEdge = edge;
    this.bestPoint = point;
    this.bestShare = share;
  }

  private measured(place: { readonly lon: number; readonly lat: number }): { along: number; access: number } {
    const { pointLon, pointLat, pointAlong } = this.network;
    const [point, share] = [this.bestPoint, this.bestShare];
    const on = {
      lon: pointLon[point]! + share * (pointLon[point + 1]! - pointLon[point]!),
      lat: pointLat[point]! + share * (pointLat[point + 1]! - pointLat[point]!),
    };
    const along = pointAlong[point]! + share * (pointAlong[point + 1]! - pointAlong[point]!);
    return { along: Math.round(along), access: Math.round(haversineMetres(place, on) * UNITS_PER_METRE) };
  }
}
