import { NetworkErrors } from '../network.errors.js';

/** How many of each a network has. */
export interface NetworkSizes {
  readonly nodes: number;
  readonly edges: number;
  /** Of all edges together, ends included. */
  readonly points: number;
}

const MAGIC = 0x4e43574e;
const VERSION = 1;
const HEADER_WORDS = 8;
const WORD = 8;

/**
 * A walking network that never changes: flat arrays in one buffer that threads share and a database keeps as it is.
 * Nodes are in spatial order; edges by their lower node. Places in 1e-7 degrees, lengths in 0.01 mm.
 */
export class WalkNetwork {
  readonly sizes: NetworkSizes;
  readonly components: number;
  /** The component with the most nodes: what people and facilities are put onto. */
  readonly mainComponent: number;
  /** Of OpenStreetMap, else the number of the place in its file. */
  readonly nodeIds: Float64Array;
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  readonly nodeComponent: Uint32Array;
  /** Arcs of node n: `arcStarts[n]` to before `arcStarts[n + 1]`; each edge is an arc of both its ends, a loop twice of one. */
  readonly arcStarts: Uint32Array;
  readonly arcTarget: Uint32Array;
  readonly arcEdge: Uint32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeLength: Float64Array;
  /** The way of the file. */
  readonly edgeWay: Float64Array;
  /** How much longer than on the flat the slower direction takes; 1 where no elevation is known. */
  readonly edgeSlope: Float64Array;
  /** `WAY_KINDS`. */
  readonly edgeKind: Uint8Array;
  /** Points of edge e from its first to its last node: `pointStarts[e]` to before `pointStarts[e + 1]`. */
  readonly pointStarts: Uint32Array;
  readonly pointLon: Int32Array;
  readonly pointLat: Int32Array;
  /** Length of the edge up to the point. */
  readonly pointAlong: Float64Array;

  private constructor(readonly buffer: SharedArrayBuffer) {
    const head = new Float64Array(buffer, 0, HEADER_WORDS);
    const [nodes, edges, points] = [head[2]!, head[3]!, head[4]!];
    this.sizes = { nodes, edges, points };
    this.components = head[5]!;
    this.mainComponent = head[6]!;
    const next = layout(buffer);
    this.nodeIds = next.doubles(nodes);
    this.edgeLength = next.doubles(edges);
    this.edgeWay = next.doubles(edges);
    this.edgeSlope = next.doubles(edges);
    this.pointAlong = next.doubles(points);
    this.nodeLon = next.integers(nodes);
    this.nodeLat = next.integers(nodes);
    this.pointLon = next.integers(points);
    this.pointLat = next.integers(points);
    this.nodeComponent = next.naturals(nodes);
    this.arcStarts = next.naturals(nodes + 1);
    this.arcTarget = next.naturals(2 * edges);
    this.arcEdge = next.naturals(2 * edges);
    this.edgeFrom = next.naturals(edges);
    this.edgeTo = next.naturals(edges);
    this.pointStarts = next.naturals(edges + 1);
    this.edgeKind = next.bytes(edges);
  }

  /** A network of these sizes with all zeros, to be filled by whoever builds it. */
  static blank(sizes: NetworkSizes, parts: { readonly components: number; readonly main: number }): WalkNetwork {
    const buffer = new SharedArrayBuffer(bytesFor(sizes));
    const { nodes, edges, points } = sizes;
    new Float64Array(buffer, 0, HEADER_WORDS).set([MAGIC, VERSION, nodes, edges, points, parts.components, parts.main]);
    return new WalkNetwork(buffer);
  }

  /** A network of its bytes, shared and not copied. @throws WALK_NETWORK.CORRUPT when they are not of this version or not whole */
  static of(buffer: SharedArrayBuffer): WalkNetwork {
    const whole = buffer.byteLength >= HEADER_WORDS * WORD;
    const head = whole ? new Float64Array(buffer, 0, HEADER_WORDS) : [];
    const sizes = { nodes: head[2] ?? 0, edges: head[3] ?? 0, points: head[4] ?? 0 };
    if (head[0] !== MAGIC || head[1] !== VERSION || buffer.byteLength !== bytesFor(sizes)) {
      throw NetworkErrors.CORRUPT({ what: 'stored network' });
    }
    return new WalkNetwork(buffer);
  }
}

function bytesFor({ nodes, edges, points }: NetworkSizes): number {
  const doubles = HEADER_WORDS + nodes + 3 * edges + points;
  const words = 2 * nodes + 2 * points + nodes + (nodes + 1) + 4 * edges + 2 * edges + (edges + 1);
  return WORD * Math.ceil((WORD * doubles + 4 * words + edges) / WORD);
}

function layout(buffer: SharedArrayBuffer) {
  let at = HEADER_WORDS * WORD;
  const taken = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    doubles: (length: number) => new Float64Array(buffer, taken(8 * length), length),
    integers: (length: number) => new Int32Array(buffer, taken(4 * length), length),
    naturals: (length: number) => new Uint32Array(buffer, taken(4 * length), length),
    bytes: (length: number) => new Uint8Array(buffer, taken(length), length),
  };
}
