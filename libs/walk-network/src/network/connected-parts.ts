/** Which part of a graph each node is in; parts are numbered by their first node. */
export interface ConnectedParts {
  readonly partOf: Uint32Array;
  readonly sizes: readonly number[];
  /** The part with the most nodes, of equal ones the first. */
  readonly largest: number;
}

/** Connected components by union of the two ends of each edge. */
export function connectedParts(nodes: number, edgeFrom: Uint32Array, edgeTo: Uint32Array): ConnectedParts {
  const parent = Uint32Array.from({ length: nodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    const [a, b] = [rootOf(edgeFrom[edge]!), rootOf(edgeTo[edge]!)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const partOf = new Uint32Array(nodes);
  const sizes: number[] = [];
  for (let node = 0; node < nodes; node += 1) {
    const root = rootOf(node);
    // A root is the lowest node of its part and was numbered before the others.
    if (root === node) partOf[node] = sizes.push(0) - 1;
    else partOf[node] = partOf[root]!;
    sizes[partOf[node]!]! += 1;
  }
  return { partOf, sizes, largest: sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0)) };
}
