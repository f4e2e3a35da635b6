import { haversineMetres, UNITS_PER_METRE } from '../geometry/haversine.js';
import { hilbertOf, type BoundsE7 } from '../geometry/hilbert.js';
import { NetworkErrors } from '../network.errors.js';
import type { Roads } from '../roads/roads.js';
import { connectedParts, type ConnectedParts } from './connected-parts.js';
import { cutWays, type CutOptions, type CutWays } from './cut-ways.js';
import { MOST_OFF_MAIN_SHARE, type NetworkFindings } from './network-findings.js';
import { slopeFactor } from './slope-factor.js';
import { WalkNetwork } from './walk-network.js';

/** A network and what is odd about it. */
export interface BuiltNetwork {
  readonly network: WalkNetwork;
  readonly findings: NetworkFindings;
}

/**
 * Builds the network of a file's roads: cut where they meet, nodes in spatial order, lengths by haversine.
 * The same roads make the same bytes.
 * @throws WALK_NETWORK.EMPTY when no edge is left
 */
export function buildNetwork(roads: Roads, options: Partial<CutOptions> = {}): BuiltNetwork {
  const cut = cutWays(roads, { barriersBlock: false, ...options });
  if (cut.edges === 0) throw NetworkErrors.EMPTY();
  const { rankOf, nodes } = spatialOrder(roads, cut);
  const order = edgeOrder(cut, rankOf);
  const from = Uint32Array.from(order, (edge) => rankOf[cut.from[edge]!]!);
  const to = Uint32Array.from(order, (edge) => rankOf[cut.to[edge]!]!);
  const parts = connectedParts(nodes.length, from, to);
  const network = WalkNetwork.blank(
    { nodes: nodes.length, edges: cut.edges, points: cut.points.length },
    { components: parts.sizes.length, main: parts.largest },
  );
  network.edgeFrom.set(from);
  network.edgeTo.set(to);
  network.nodeComponent.set(parts.partOf);
  fillNodes(network, roads, nodes);
  fillArcs(network);
  order.forEach((edge, at) => fillEdge(network, { roads, cut, edge, at }));
  return { network, findings: findingsOf(network, roads, parts) };
}

function spatialOrder(roads: Roads, { vertexNode }: CutWays): { rankOf: Uint32Array; nodes: Uint32Array } {
  const bounds = boundsOf(roads);
  const curve = Float64Array.from(vertexNode, (node) => hilbertOf(roads.nodeLon[node]!, roads.nodeLat[node]!, bounds));
  // Nodes of `Roads` stand by their ids, and vertices of one node as the file has its ways: equal places keep an order.
  const order = Uint32Array.from({ length: vertexNode.length }, (_, vertex) => vertex).sort(
    (a, b) => curve[a]! - curve[b]! || vertexNode[a]! - vertexNode[b]! || a - b,
  );
  const rankOf = new Uint32Array(order.length);
  order.forEach((vertex, rank) => {
    rankOf[vertex] = rank;
  });
  return { rankOf, nodes: order.map((vertex) => vertexNode[vertex]!) };
}

function boundsOf({ nodeLon, nodeLat }: Roads): BoundsE7 {
  const least = (a: number, b: number): number => Math.min(a, b);
  const most = (a: number, b: number): number => Math.max(a, b);
  return {
    minLon: nodeLon.reduce(least, Infinity),
    minLat: nodeLat.reduce(least, Infinity),
    maxLon: nodeLon.reduce(most, -Infinity),
    maxLat: nodeLat.reduce(most, -Infinity),
  };
}

/** By the lower of the two nodes, so that edges met together lie together. */
function edgeOrder({ edges, from, to }: CutWays, rankOf: Uint32Array): Uint32Array {
  const low = new Uint32Array(edges);
  for (let edge = 0; edge < edges; edge += 1) low[edge] = Math.min(rankOf[from[edge]!]!, rankOf[to[edge]!]!);
  return Uint32Array.from({ length: edges }, (_, edge) => edge).sort((a, b) => low[a]! - low[b]! || a - b);
}

function fillNodes(network: WalkNetwork, roads: Roads, nodes: Uint32Array): void {
  nodes.forEach((node, rank) => {
    network.nodeIds[rank] = roads.nodeIds[node]!;
    network.nodeLon[rank] = roads.nodeLon[node]!;
    network.nodeLat[rank] = roads.nodeLat[node]!;
  });
}

function fillArcs({ arcStarts, arcTarget, arcEdge, edgeFrom, edgeTo, sizes }: WalkNetwork): void {
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    arcStarts[edgeFrom[edge]! + 1]! += 1;
    arcStarts[edgeTo[edge]! + 1]! += 1;
  }
  for (let node = 0; node < sizes.nodes; node += 1) arcStarts[node + 1]! += arcStarts[node]!;
  const next = arcStarts.slice(0, sizes.nodes);
  const put = (node: number, target: number, edge: number): void => {
    const arc = next[node]!;
    arcTarget[arc] = target;
    arcEdge[arc] = edge;
    next[node] = arc + 1;
  };
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    put(edgeFrom[edge]!, edgeTo[edge]!, edge);
    put(edgeTo[edge]!, edgeFrom[edge]!, edge);
  }
}

interface EdgeSource {
  readonly roads: Roads;
  readonly cut: CutWays;
  readonly edge: number;
  readonly at: number;
}

function fillEdge(network: WalkNetwork, { roads, cut, edge, at }: EdgeSource): void {
  const points = cut.points.subarray(cut.pointStarts[edge]!, cut.pointStarts[edge + 1]!);
  const start = network.pointStarts[at]!;
  const way = cut.way[edge]!;
  let metres = 0;
  let slowMetres = 0;
  points.forEach((node, index) => {
    const point = start + index;
    network.pointLon[point] = roads.nodeLon[node]!;
    network.pointLat[point] = roads.nodeLat[node]!;
    if (index > 0) {
      const step = haversineMetres(placeOf(network, point - 1), placeOf(network, point));
      metres += step;
      slowMetres += step * slopeFactor(climb(roads, points[index - 1]!, node), step);
    }
    network.pointAlong[point] = Math.round(metres * UNITS_PER_METRE);
  });
  network.pointStarts[at + 1] = start + points.length;
  network.edgeLength[at] = network.pointAlong[start + points.length - 1]!;
  network.edgeSlope[at] = metres === 0 ? 1 : slowMetres / metres;
  network.edgeKind[at] = roads.wayKinds[way]!;
  network.edgeWay[at] = roads.wayIds[way]!;
}

function placeOf({ pointLon, pointLat }: WalkNetwork, point: number): { lon: number; lat: number } {
  return { lon: pointLon[point]!, lat: pointLat[point]! };
}

/** Metres upwards; NaN where an elevation is unknown. */
function climb({ nodeElevation }: Roads, from: number, to: number): number {
  return nodeElevation === null ? Number.NaN : nodeElevation[to]! - nodeElevation[from]!;
}

function findingsOf(network: WalkNetwork, roads: Roads, { sizes, largest }: ConnectedParts): NetworkFindings {
  const { edgeFrom, edgeTo, edgeLength } = network;
  const nodesOffMain = network.sizes.nodes - sizes[largest]!;
  return {
    selfLoops: edgeFrom.reduce((count, from, edge) => count + (from === edgeTo[edge] ? 1 : 0), 0),
    zeroLengthEdges: edgeLength.reduce((count, length) => count + (length === 0 ? 1 : 0), 0),
    otherComponents: sizes.length - 1,
    nodesOffMain,
    missingRefs: roads.missingRefs,
    blockedNodes: roads.nodeBlocked.reduce((count, blocked) => count + blocked, 0),
    isScattered: nodesOffMain > MOST_OFF_MAIN_SHARE * network.sizes.nodes,
  };
}
