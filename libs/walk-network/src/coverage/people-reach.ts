import type { ReachSearch } from '../search/reach-search.js';
import type { Placed } from './placed.js';

/**
 * Carries a search over to the people: who is within the limit, what their walk costs and to which source. To the place on the
 * edge they come from either end or along the edge from a source on it, then to the door.
 */
export class PeopleReach {
  /** People within the limit, each once: `person[0]` to before `person[count]`. */
  readonly person: Uint32Array;
  readonly cost: Float64Array;
  readonly owner: Uint32Array;
  count = 0;
  private readonly edgeMark: Uint32Array;
  private generation = 0;

  constructor(private readonly placed: Placed) {
    this.person = new Uint32Array(placed.person.length);
    this.cost = new Float64Array(placed.person.length);
    this.owner = new Uint32Array(placed.person.length);
    this.edgeMark = new Uint32Array(placed.costs.network.sizes.edges);
  }

  /** Takes over a search that has just ended. */
  collect(search: ReachSearch, most: number): void {
    if (this.generation === 0xffff_ffff) {
      this.edgeMark.fill(0);
      this.generation = 0;
    }
    this.generation += 1;
    this.count = 0;
    const { arcStarts, arcEdge } = this.placed.costs.network;
    const { edgeStarts } = this.placed;
    const { edgeMark, generation } = this;
    for (let index = 0; index < search.reachedCount; index += 1) {
      const node = search.reached[index]!;
      const end = arcStarts[node + 1]!;
      for (let arc = arcStarts[node]!; arc < end; arc += 1) {
        const edge = arcEdge[arc]!;
        if (edgeMark[edge] === generation) continue;
        edgeMark[edge] = generation;
        if (edgeStarts[edge] !== edgeStarts[edge + 1]) this.collectEdge(search, edge, most);
      }
    }
    // Of an edge longer than the limit a source in its middle reaches no end.
    for (const edge of search.seedEdges) {
      if (edgeMark[edge] === generation) continue;
      edgeMark[edge] = generation;
      this.collectEdge(search, edge, most);
    }
  }

  private collectEdge(search: ReachSearch, edge: number, most: number): void {
    const { edgeStarts, person, along, access, costs } = this.placed;
    const { edgeFrom, edgeTo } = costs.network;
    const [first, last] = [edgeFrom[edge]!, edgeTo[edge]!];
    const [fromFirst, fromLast] = [search.costAt(first), search.costAt(last)];
    const [firstOwner, lastOwner] = [search.ownerAt(first), search.ownerAt(last)];
    const whole = costs.edgeCost[edge]!;
    const hasSeed = search.hasSeed(edge);
    const end = edgeStarts[edge + 1]!;
    for (let row = edgeStarts[edge]!; row < end; row += 1) {
      const part = along[row]!;
      let cost = fromFirst + part;
      let owner = firstOwner;
      const other = fromLast + whole - part;
      if (other < cost || (other === cost && lastOwner < owner)) {
        cost = other;
        owner = lastOwner;
      }
      const direct = hasSeed ? search.nearestOnEdge(edge, part) : null;
      if (direct !== null && (direct.cost < cost || (direct.cost === cost && direct.owner < owner))) {
        cost = direct.cost;
        owner = direct.owner;
      }
      cost += access[row]!;
      if (cost > most) continue;
      this.person[this.count] = person[row]!;
      this.cost[this.count] = cost;
      this.owner[this.count] = owner;
      this.count += 1;
    }
  }
}
