import { createHash } from 'node:crypto';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { MapParts } from './map-features.js';

/** A tile as it is sent; without bytes where nothing is. */
export interface Tile {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Beyond it a map stretches the tile it has. */
export const MOST_ZOOM = 15;
/** Cut beforehand; the rest when it is asked for. */
const CUT_BEFOREHAND_ZOOM = 4;
const MOST_TILES = 2000;
const EXTENT = 4096;
const SPECIFICATION = 2;

/** Everything of a layer, cut into vector tiles as they are asked for. */
export class TileSet {
  private readonly parts: ReadonlyMap<string, GeoJSONVT>;
  private readonly cut = new Map<string, Tile>();

  constructor(parts: MapParts) {
    const options = { maxZoom: MOST_ZOOM, indexMaxZoom: CUT_BEFOREHAND_ZOOM, extent: EXTENT };
    this.parts = new Map(Object.entries(parts).map(([name, data]) => [name, new GeoJSONVT(data, options)]));
  }

  /** One tile by zoom, column and row. */
  at(z: number, x: number, y: number): Tile {
    const key = `${z}/${x}/${y}`;
    const known = this.cut.get(key);
    if (known !== undefined) return known;
    const tile = this.make(z, x, y);
    this.cut.set(key, tile);
    const [oldest] = this.cut.keys();
    if (this.cut.size > MOST_TILES && oldest !== undefined) this.cut.delete(oldest);
    return tile;
  }

  private make(z: number, x: number, y: number): Tile {
    const layers: Record<string, GeoJSONVTTile> = {};
    for (const [name, index] of this.parts) {
      const tile = index.getTile(z, x, y);
      if (tile !== null && tile.features.length > 0) layers[name] = tile;
    }
    const bytes =
      Object.keys(layers).length === 0
        ? Buffer.alloc(0)
        : Buffer.from(fromGeojsonVt(layers, { version: SPECIFICATION, extent: EXTENT }));
    return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
  }
}
