import { gridDisk, latLngToCell } from 'h3-js';
import { E7 } from '../geometry/degrees.js';

/** People whom nothing reaches and who live next to each other. */
export interface UncoveredCluster {
  readonly people: number;
  /** H3 cells, the fullest first. */
  readonly cells: readonly { readonly cell: string; readonly people: number }[];
  /** Areas in which they live, the fullest first; none when nobody's area is told. */
  readonly areas: readonly { readonly area: number; readonly people: number }[];
  /** The mean of the doors in the fullest cell, in degrees: a wide cluster may bend around others, who are reached. */
  readonly lon: number;
  readonly lat: number;
}

/** Who is to be clustered, by place in 1e-7 degrees. */
export interface ClusterOptions {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly isUncovered: (person: number) => boolean;
  /** In which area each lives, by number. */
  readonly area?: ArrayLike<number>;
  /** Of H3; 9 has cells of some 200 m from the middle to a corner: about the next street. */
  readonly resolution?: number;
}

const NEXT_STREET = 9;

interface Cell {
  people: number;
  lonSum: number;
  latSum: number;
  readonly areas: Map<number, number>;
}

/** Cells with somebody in them that touch each other are one cluster; the largest first, equal ones by their first cell. */
export function uncoveredClusters({
  lon,
  lat,
  isUncovered,
  area,
  resolution = NEXT_STREET,
}: ClusterOptions): UncoveredCluster[] {
  const cells = new Map<string, Cell>();
  for (let person = 0; person < lon.length; person += 1) {
    if (!isUncovered(person)) continue;
    const [x, y] = [lon[person]! / E7, lat[person]! / E7];
    const name = latLngToCell(y, x, resolution);
    const cell = cells.get(name) ?? { people: 0, lonSum: 0, latSum: 0, areas: new Map() };
    cell.people += 1;
    cell.lonSum += x;
    cell.latSum += y;
    if (area !== undefined) addTo(cell.areas, area[person]!, 1);
    cells.set(name, cell);
  }
  const left = new Set([...cells.keys()].sort());
  const clusters: UncoveredCluster[] = [];
  for (const first of left) clusters.push(clusterOf(joined(first, left), cells));
  return clusters.sort((a, b) => b.people - a.people);
}

function joined(first: string, left: Set<string>): string[] {
  const found = [first];
  left.delete(first);
  for (const cell of found) {
    for (const neighbour of gridDisk(cell, 1)) if (left.delete(neighbour)) found.push(neighbour);
  }
  return found;
}

function clusterOf(names: readonly string[], cells: ReadonlyMap<string, Cell>): UncoveredCluster {
  const its = names
    .map((cell) => ({ cell, ...cells.get(cell)! }))
    .sort((a, b) => b.people - a.people || (a.cell < b.cell ? -1 : 1));
  const fullest = its[0]!;
  const areas = new Map<number, number>();
  for (const cell of its) for (const [area, people] of cell.areas) addTo(areas, area, people);
  return {
    people: its.reduce((sum, { people }) => sum + people, 0),
    cells: its.map(({ cell, people }) => ({ cell, people })),
    areas: Array.from(areas, ([area, people]) => ({ area, people })).sort(
      (a, b) => b.people - a.people || a.area - b.area,
    ),
    lon: fullest.lonSum / fullest.people,
    lat: fullest.latSum / fullest.people,
  };
}

function addTo(counts: Map<number, number>, key: number, people: number): void {
  counts.set(key, (counts.get(key) ?? 0) + people);
}
