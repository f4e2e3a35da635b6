import Flatbush from 'flatbush';
import { E7 } from '../geometry/degrees.js';
import { EARTH_RADIUS_METRES, haversineMetres, UNITS_PER_METRE } from '../geometry/haversine.js';
import type { WalkNetwork } from '../network/walk-network.js';
import { snakeOrder } from './snake-order.js';
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
const NO_LEAF = -1;
const ROUNDING = 1 + 1e-12;

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
  /** Of each leaf its two ends, beside each other in the order in which the tree is read. */
  private readonly ends: Int32Array;
  private readonly leafEdge: Uint32Array;
  private readonly leafPoint: Uint32Array;
  private readonly waitingNode = new Uint32Array(MOST_WAITING);
  private readonly waitingLevel = new Uint8Array(MOST_WAITING);
  private readonly waitingDistance = new Float64Array(MOST_WAITING);
  /** What the search for one place has found: the square of its distance, the leaf and where on it. */
  private best = Infinity;
  /** A box beyond holds nothing as near: a box and what it holds are not rounded alike. */
  private worst = Infinity;
  private bestLeaf = NO_LEAF;
  private bestShare = 0;

  constructor(private readonly network: WalkNetwork) {
    const { pointLon, pointLat } = network;
    const { pieceEdge, piecePoint } = mainPieces(network);
    this.tree = new Flatbush(piecePoint.length, NODE_SIZE, Int32Array);
    for (const point of piecePoint) {
      const [x0, x1] = [pointLon[point]!, pointLon[point + 1]!];
      const [y0, y1] = [pointLat[point]!, pointLat[point + 1]!];
      this.tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }
    this.tree.finish();
    this.boxes = this.tree._boxes as Int32Array;
    const leaves = this.tree._indices.subarray(0, piecePoint.length);
    this.leafEdge = Uint32Array.from(leaves, (piece) => pieceEdge[piece]!);
    this.leafPoint = Uint32Array.from(leaves, (piece) => piecePoint[piece]!);
    this.ends = new Int32Array(BOX * leaves.length);
    this.leafPoint.forEach((point, leaf) => {
      const places = [pointLon[point]!, pointLat[point]!, pointLon[point + 1]!, pointLat[point + 1]!];
      this.ends.set(places, BOX * leaf);
    });
  }

  /** Puts each place onto its nearest edge; of edges equally near onto that of the lower number, and of its pieces onto the first. */
  snap({ lon, lat }: PlacesE7): Snaps {
    const count = lon.length;
    const snaps = { edge: new Uint32Array(count), along: new Float64Array(count), access: new Float64Array(count) };
    for (const index of snakeOrder(lon, lat)) {
      const place = { lon: lon[index]!, lat: lat[index]! };
      this.find(place.lon, place.lat);
      if (this.bestLeaf === NO_LEAF) {
        snaps.edge[index] = OFF_NETWORK;
        snaps.access[index] = Number.NaN;
        continue;
      }
      const { along, access } = this.measured(place);
      snaps.edge[index] = this.leafEdge[this.bestLeaf]!;
      snaps.along[index] = along;
      snaps.access[index] = access;
    }
    return snaps;
  }

  private find(lon: number, lat: number): void {
    const before = this.bestLeaf;
    this.best = MOST_ACCESS_E7 * MOST_ACCESS_E7;
    this.worst = this.best * ROUNDING;
    this.bestLeaf = NO_LEAF;
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
    const shrink = Math.cos((lat / E7) * RADIANS);
    // What was nearest to the place before is near to this one: a bound to start with.
    if (before !== NO_LEAF) this.tryLeaf(before, lon, lat, shrink);
    const { boxes, waitingNode, waitingLevel, waitingDistance } = this;
    const { _levelBounds: bounds, _indices: indices, numItems } = this.tree;
    const leaves = numItems * BOX;
    waitingNode[0] = boxes.length - BOX;
    waitingLevel[0] = bounds.length - 1;
    waitingDistance[0] = 0;
    for (let waiting = 1; waiting > 0;) {
      waiting -= 1;
      if (waitingDistance[waiting]! > this.worst) continue;
      const first = waitingNode[waiting]!;
      const level = waitingLevel[waiting]!;
      const end = Math.min(first + NODE_SIZE * BOX, bounds[level]!);
      const lowest = waiting;
      let nearest = Infinity;
      for (let box = first; box < end; box += BOX) {
        const left = boxes[box]! - lon;
        const right = lon - boxes[box + 2]!;
        const x = left > 0 ? shrink * left : right > 0 ? shrink * right : 0;
        const below = boxes[box + 1]! - lat;
        const above = lat - boxes[box + 3]!;
        const y = below > 0 ? below : above > 0 ? above : 0;
        const distance = x * x + y * y;
        if (distance > this.worst) continue;
        if (first < leaves) {
          this.tryLeaf(box >> 2, lon, lat, shrink);
          continue;
        }
        waitingNode[waiting] = indices[box >> 2]!;
        waitingLevel[waiting] = level - 1;
        waitingDistance[waiting] = distance;
        if (distance < nearest) nearest = distance;
        waiting += 1;
      }
      if (waiting > lowest + 1) this.nearestLast(lowest, waiting - 1, nearest);
    }
  }

  /** The nearest box is opened first: what it holds rules the others out. All wait on one level. */
  private nearestLast(from: number, last: number, distance: number): void {
    const { waitingNode, waitingDistance } = this;
    if (waitingDistance[last] === distance) return;
    let nearest = from;
    while (waitingDistance[nearest] !== distance) nearest += 1;
    const node = waitingNode[nearest]!;
    waitingNode[nearest] = waitingNode[last]!;
    waitingDistance[nearest] = waitingDistance[last]!;
    waitingNode[last] = node;
    waitingDistance[last] = distance;
  }

  private tryLeaf(leaf: number, lon: number, lat: number, shrink: number): void {
    const { ends } = this;
    const at = BOX * leaf;
    const x = shrink * (ends[at]! - lon);
    const y = ends[at + 1]! - lat;
    const dx = shrink * (ends[at + 2]! - ends[at]!);
    const dy = ends[at + 3]! - ends[at + 1]!;
    const square = dx * dx + dy * dy;
    const towards = -(x * dx + y * dy);
    const share = towards <= 0 ? 0 : towards >= square ? 1 : towards / square;
    const offX = x + share * dx;
    const offY = y + share * dy;
    const distance = offX * offX + offY * offY;
    if (distance > this.best || (distance === this.best && !this.isBefore(leaf))) return;
    this.best = distance;
    this.worst = distance * ROUNDING;
    this.bestLeaf = leaf;
    this.bestShare = share;
  }

  private isBefore(leaf: number): boolean {
    return this.bestLeaf === NO_LEAF || this.leafPoint[leaf]! < this.leafPoint[this.bestLeaf]!;
  }

  private measured(place: { readonly lon: number; readonly lat: number }): { along: number; access: number } {
    const { pointLon, pointLat, pointAlong } = this.network;
    const [point, share] = [this.leafPoint[this.bestLeaf]!, this.bestShare];
    const on = {
      lon: pointLon[point]! + share * (pointLon[point + 1]! - pointLon[point]!),
      lat: pointLat[point]! + share * (pointLat[point + 1]! - pointLat[point]!),
    };
    const along = pointAlong[point]! + share * (pointAlong[point + 1]! - pointAlong[point]!);
    return { along: Math.round(along), access: Math.round(haversineMetres(place, on) * UNITS_PER_METRE) };
  }
}

/** The straight pieces of the main component's edges, each by its first point. */
function mainPieces(network: WalkNetwork): { readonly pieceEdge: Uint32Array; readonly piecePoint: Uint32Array } {
  const { edgeFrom, nodeComponent, mainComponent, pointStarts, sizes } = network;
  const pieceEdge = new Uint32Array(sizes.points);
  const piecePoint = new Uint32Array(sizes.points);
  let pieces = 0;
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    if (nodeComponent[edgeFrom[edge]!] !== mainComponent) continue;
    for (let point = pointStarts[edge]!; point < pointStarts[edge + 1]! - 1; point += 1) {
      pieceEdge[pieces] = edge;
      piecePoint[pieces] = point;
      pieces += 1;
    }
  }
  return { pieceEdge: pieceEdge.subarray(0, pieces), piecePoint: piecePoint.subarray(0, pieces) };
}
