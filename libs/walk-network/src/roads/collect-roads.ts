import { NetworkErrors } from '../network.errors.js';
import { withRoomFor } from './growing.js';
import { IdIndex } from './id-index.js';
import type { WayKind } from './pedestrian-rules.js';
import type { Roads } from './roads.js';

/** A node of a file. */
export interface ReadNode {
  readonly id: number;
  /** In 1e-7 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly elevation?: number | undefined;
  readonly blocked?: boolean;
}

/** Of one file; what has more is a country and would not fit into memory. */
const MOST_NODES = 60_000_000;
const MOST_REFS = 60_000_000;

/** Takes nodes and ways in any order, in flat arrays, and keeps the nodes that a kept way names. */
export class RoadCollector {
  private nodes = 0;
  private ids = new Float64Array(0);
  private lon = new Int32Array(0);
  private lat = new Int32Array(0);
  private readonly elevations = new Map<number, number>();
  private readonly blocked = new Set<number>();
  private ways = 0;
  private wayIds = new Float64Array(0);
  private kinds = new Uint8Array(0);
  private ends = new Uint32Array(0);
  private refCount = 0;
  private refs = new Float64Array(0);

  addNode(node: ReadNode): void {
    this.addPlainNode(node.id, node.lon, node.lat);
    if (node.elevation !== undefined) this.elevations.set(node.id, node.elevation);
    if (node.blocked === true) this.blocked.add(node.id);
  }

  /** As `addNode`, for the many that have an id and a place only. */
  addPlainNode(id: number, lon: number, lat: number): void {
    const at = this.nodes;
    if (at >= MOST_NODES) throw NetworkErrors.TOO_LARGE({ what: 'nodes', most: MOST_NODES });
    if (at >= this.ids.length) {
      this.ids = withRoomFor(this.ids, at + 1);
      this.lon = withRoomFor(this.lon, at + 1);
      this.lat = withRoomFor(this.lat, at + 1);
    }
    this.ids[at] = id;
    this.lon[at] = lon;
    this.lat[at] = lat;
    this.nodes = at + 1;
  }

  addWay(id: number, kind: WayKind, refs: ArrayLike<number>): void {
    const way = this.ways;
    if (this.refCount + refs.length > MOST_REFS) throw NetworkErrors.TOO_LARGE({ what: 'refs', most: MOST_REFS });
    this.wayIds = withRoomFor(this.wayIds, way + 1);
    this.kinds = withRoomFor(this.kinds, way + 1);
    this.ends = withRoomFor(this.ends, way + 1);
    this.refs = withRoomFor(this.refs, this.refCount + refs.length);
    this.refs.set(refs, this.refCount);
    this.refCount += refs.length;
    this.wayIds[way] = id;
    this.kinds[way] = kind;
    this.ends[way] = this.refCount;
    this.ways = way + 1;
  }

  /** @throws WALK_NETWORK.EMPTY when no way is left to walk */
  finish(): Roads {
    const named = distinct(this.refs.slice(0, this.refCount).sort());
    const order = this.firstOfEach(named);
    const nodeIds = Float64Array.from(order, (node) => this.ids[node]!);
    const index = new IdIndex(nodeIds);
    const refs = new Uint32Array(this.refCount);
    const wayStarts = new Uint32Array(this.ways + 1);
    let kept = 0;
    let missing = 0;
    for (let way = 0, ref = 0; way < this.ways; way += 1) {
      for (; ref < this.ends[way]!; ref += 1) {
        const node = index.indexOf(this.refs[ref]!);
        if (node < 0) missing += 1;
        // A name said twice in a row is a slip of the mapper and no way from the node to itself.
        else if (kept === wayStarts[way] || refs[kept - 1] !== node) refs[kept++] = node;
      }
      wayStarts[way + 1] = kept;
    }
    if (kept === 0) throw NetworkErrors.EMPTY();
    return {
      nodeIds,
      nodeLon: Int32Array.from(order, (node) => this.lon[node]!),
      nodeLat: Int32Array.from(order, (node) => this.lat[node]!),
      nodeElevation:
        this.elevations.size === 0 ? null : Float32Array.from(nodeIds, (id) => this.elevations.get(id) ?? Number.NaN),
      nodeBlocked: Uint8Array.from(nodeIds, (id) => (this.blocked.has(id) ? 1 : 0)),
      wayIds: this.wayIds.slice(0, this.ways),
      wayKinds: this.kinds.slice(0, this.ways),
      wayStarts,
      refs: refs.slice(0, kept),
      missingRefs: missing,
    };
  }

  /** Of the nodes that are named their first places in the file, by ascending id. */
  private firstOfEach(named: Float64Array): Uint32Array {
    const wanted = new IdIndex(named);
    const at = new Int32Array(named.length).fill(-1);
    for (let node = 0; node < this.nodes; node += 1) {
      const name = wanted.indexOf(this.ids[node]!);
      if (name >= 0 && at[name] === -1) at[name] = node;
    }
    return Uint32Array.from(at.filter((node) => node >= 0));
  }
}

function distinct(sorted: Float64Array): Float64Array {
  let count = 0;
  for (const id of sorted) {
    if (count === 0 || sorted[count - 1] !== id) sorted[count++] = id;
  }
  return sorted.slice(0, count);
}
