import { E7 } from '../geometry/degrees.js';
import { EARTH_RADIUS_METRES } from '../geometry/haversine.js';
import type { ReachedStretch } from './reached-streets.js';

/** A polygon in degrees, longitude first: its outer ring, then its holes, each closed. */
export type OutlinePolygon = [number, number][][];

/** Sizes of what is drawn. */
export interface OutlineOptions {
  /** How far beside a street still counts as within reach, on the picture. */
  readonly besideMetres?: number;
  readonly cellMetres?: number;
}

const BESIDE_METRES = 45;
const CELL_METRES = 15;
/** A finer picture than a screen has takes memory for nothing: cells grow instead. */
const MOST_CELLS = 4_000_000;
const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180;

/**
 * An outline around reached streets, for display only (示意): people are counted over the streets, never by it. Cells beside
 * the streets are marked, and the marked area is traced and smoothed.
 */
export function reachOutline(stretches: readonly ReachedStretch[], options: OutlineOptions = {}): OutlinePolygon[] {
  if (stretches.length === 0) return [];
  const raster = new Raster(stretches, options);
  stretches.forEach((stretch) => raster.mark(stretch));
  const rings = raster.rings();
  const outer = rings.filter((ring) => areaOf(ring) > 0);
  const polygons = outer.map((ring) => [ring]);
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const around = outer
      .map((ring, index) => ({ index, area: areaOf(ring), holds: isInside(hole[0]!, ring) }))
      .filter(({ holds }) => holds)
      .sort((a, b) => a.area - b.area)[0];
    if (around !== undefined) polygons[around.index]!.push(hole);
  }
  return polygons.map((polygon) => polygon.map((ring) => raster.toDegrees(smoothed(ring))));
}

type Point = readonly [number, number];

/** Cells over all stretches; rows from south to north. */
class Raster {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cell: number;
  private readonly beside: number;
  private readonly west: number;
  private readonly south: number;
  private readonly shrink: number;
  private readonly marked: Uint8Array;

  constructor(
    stretches: readonly ReachedStretch[],
    { besideMetres = BESIDE_METRES, cellMetres = CELL_METRES }: OutlineOptions,
  ) {
    const least = (values: (stretch: ReachedStretch) => readonly number[]): number =>
      stretches.reduce((low, stretch) => values(stretch).reduce((a, b) => Math.min(a, b), low), Infinity) / E7;
    const most = (values: (stretch: ReachedStretch) => readonly number[]): number =>
      stretches.reduce((high, stretch) => values(stretch).reduce((a, b) => Math.max(a, b), high), -Infinity) / E7;
    const [south, north] = [least(({ lat }) => lat), most(({ lat }) => lat)];
    const [west, east] = [least(({ lon }) => lon), most(({ lon }) => lon)];
    this.shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const margin = 2 * besideMetres;
    const width = (east - west) * this.shrink * METRES_PER_DEGREE + 2 * margin;
    const height = (north - south) * METRES_PER_DEGREE + 2 * margin;
    this.cell = Math.max(cellMetres, Math.sqrt((width * height) / MOST_CELLS));
    this.beside = besideMetres;
    this.columns = Math.ceil(width / this.cell) + 1;
    this.rows = Math.ceil(height / this.cell) + 1;
    this.west = west - margin / (this.shrink * METRES_PER_DEGREE);
    this.south = south - margin / METRES_PER_DEGREE;
    this.marked = new Uint8Array(this.columns * this.rows);
  }

  mark({ lon, lat }: ReachedStretch): void {
    const place = (at: number): Point => [
      ((lon[at]! / E7 - this.west) * this.shrink * METRES_PER_DEGREE) / this.cell,
      ((lat[at]! / E7 - this.south) * METRES_PER_DEGREE) / this.cell,
    ];
    for (let at = 0; at < lon.length - 1; at += 1) {
      const [[x0, y0], [x1, y1]] = [place(at), place(at + 1)];
      const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
      for (let step = 0; step <= steps; step += 1) {
        this.markAround(x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps);
      }
    }
  }

  /** The border of the marked cells, what is marked on the left: outer rings turn left, holes right. */
  rings(): Point[][] {
    const next = new Map<number, number[]>();
    const corner = (column: number, row: number): number => row * (this.columns + 1) + column;
    const put = (from: number, to: number): void => {
      const known = next.get(from);
      if (known === undefined) next.set(from, [to]);
      else known.push(to);
    };
    for (let row = 0; row < this.rows; row += 1) {
      for (let column = 0; column < this.columns; column += 1) {
        if (!this.isMarked(column, row)) continue;
        if (!this.isMarked(column, row - 1)) put(corner(column, row), corner(column + 1, row));
        if (!this.isMarked(column + 1, row)) put(corner(column + 1, row), corner(column + 1, row + 1));
        if (!this.isMarked(column, row + 1)) put(corner(column + 1, row + 1), corner(column, row + 1));
        if (!this.isMarked(column - 1, row)) put(corner(column, row + 1), corner(column, row));
      }
    }
    const rings: Point[][] = [];
    for (const start of next.keys()) {
      while ((next.get(start)?.length ?? 0) > 0) rings.push(this.trace(start, next));
    }
    return rings;
  }

  toDegrees(ring: readonly Point[]): [number, number][] {
    const degrees = ring.map(([x, y]): [number, number] => [
      this.west + (x * this.cell) / (this.shrink * METRES_PER_DEGREE),
      this.south + (y * this.cell) / METRES_PER_DEGREE,
    ]);
    return [...degrees, degrees[0]!];
  }

  private trace(start: number, next: Map<number, number[]>): Point[] {
    const ring: Point[] = [];
    let at = start;
    do {
      ring.push([at % (this.columns + 1), Math.floor(at / (this.columns + 1))]);
      at = next.get(at)!.pop()!;
    } while (at !== start);
    return ring;
  }

  private markAround(x: number, y: number): void {
    const reach = this.beside / this.cell;
    for (let row = Math.ceil(y - reach - 0.5); row <= y + reach - 0.5; row += 1) {
      for (let column = Math.ceil(x - reach - 0.5); column <= x + reach - 0.5; column += 1) {
        if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= reach) this.marked[row * this.columns + column] = 1;
      }
    }
  }

  private isMarked(column: number, row: number): boolean {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return false;
    return this.marked[row * this.columns + column] === 1;
  }
}

/** Twice the area; above 0 when the ring turns left. */
function areaOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

/** Through the middles of the cells' sides, which makes stairs straight; then each corner is cut once (Chaikin). */
function smoothed(ring: readonly Point[]): Point[] {
  const middles = ring.map((point, at) => between(point, ring[(at + 1) % ring.length]!, 0.5));
  const corners = middles.filter(([x, y], at) => {
    const [beforeX, beforeY] = middles.at(at - 1)!;
    const [afterX, afterY] = middles[(at + 1) % middles.length]!;
    return (x - beforeX) * (afterY - y) !== (y - beforeY) * (afterX - x);
  });
  return corners.flatMap((point, at) => {
    const next = corners[(at + 1) % corners.length]!;
    return [between(point, next, 0.25), between(point, next, 0.75)];
  });
}

function between([x, y]: Point, [nextX, nextY]: Point, share: number): Point {
  return [x + share * (nextX - x), y + share * (nextY - y)];
}
