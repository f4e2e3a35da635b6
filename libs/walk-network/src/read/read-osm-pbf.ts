import { PbfReader } from 'pbf';
import { toE7 } from '../geometry/degrees.js';
import { NetworkErrors } from '../network.errors.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { barrierBlocks, walkingKind } from '../roads/pedestrian-rules.js';
import type { Roads } from '../roads/roads.js';
import type { Chunks } from './byte-queue.js';
import { guarded, pbfBlocks } from './pbf-blocks.js';
import { elevationOf } from './elevation-tag.js';

const KNOWN_FEATURES: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);
/** Of a degree, when a block does not say. */
const DEFAULT_GRANULARITY = 100;
const NANO = 1e-9;
const NANO_PER_E7 = 100;
const MOST_E7 = { lon: 1.8e9, lat: 0.9e9 } as const;

/** Fields of the format's messages (osmformat.proto). */
const BLOCK = { strings: 1, group: 2, granularity: 17, latOffset: 19, lonOffset: 20 } as const;
const GROUP = { node: 1, dense: 2, way: 3 } as const;
const NODE = { id: 1, keys: 2, values: 3, lat: 8, lon: 9 } as const;
const DENSE = { ids: 1, lat: 8, lon: 9, tags: 10 } as const;
const WAY = { id: 1, keys: 2, values: 3, refs: 8 } as const;
const HEADER = { required: 4 } as const;

interface Block {
  readonly strings: Uint8Array[];
  readonly groups: Uint8Array[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

/**
 * Ways to walk and their nodes of an `.osm.pbf` (WGS-84 by definition), read block by block.
 * @throws WALK_NETWORK.TRUNCATED, .CORRUPT, .UNSUPPORTED, .TOO_LARGE, .EMPTY
 */
export async function readOsmPbf(chunks: Chunks): Promise<Roads> {
  const roads = new RoadCollector();
  let headed = false;
  for await (const { type, bytes, at } of pbfBlocks(chunks)) {
    if (type === 'OSMHeader') guarded(at, () => checkHeader(bytes));
    else if (headed) guarded(at, () => new BlockReader(bytes, roads).read());
    else throw NetworkErrors.CORRUPT({ what: 'data before the header' });
    headed = true;
  }
  if (!headed) throw NetworkErrors.TRUNCATED({ byte: 0 });
  return roads.finish();
}

function checkHeader(bytes: Uint8Array): void {
  const features = new PbfReader(bytes).readFields<string[]>((tag, found, pbf) => {
    if (tag === HEADER.required) found.push(pbf.readString());
  }, []);
  const unknown = features.find((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown !== undefined) throw NetworkErrors.UNSUPPORTED({ what: `feature ${unknown}` });
}

/** Reads one block of nodes and ways into the collector. */
class BlockReader {
  private readonly block: Block;
  private readonly texts: (string | undefined)[] = [];
  private readonly decoder = new TextDecoder();

  constructor(
    bytes: Uint8Array,
    private readonly roads: RoadCollector,
  ) {
    const pbf = new PbfReader(bytes);
    const plain = { strings: [], groups: [], granularity: DEFAULT_GRANULARITY, latOffset: 0, lonOffset: 0 };
    this.block = pbf.readFields<Block>(readBlockField, plain);
    // The library reads a field that says it is longer than the bytes there are as a shorter one.
    if (pbf.pos !== bytes.length) throw new RangeError('a field passes the end of its block');
  }

  /** Strings may stand behind the nodes that use them: groups come last. */
  read(): void {
    for (const group of this.block.groups) {
      new PbfReader(group).readFields((tag, _, pbf) => {
        if (tag === GROUP.dense) this.readDense(pbf, messageEnd(pbf));
        else if (tag === GROUP.way) this.readWay(pbf, messageEnd(pbf));
        else if (tag === GROUP.node) this.readNode(pbf, messageEnd(pbf));
      }, null);
    }
  }

  private readDense(message: PbfReader, end: number): void {
    let ids: number[] = [];
    let lats: number[] = [];
    let lons: number[] = [];
    let tags: number[] = [];
    message.readFields(
      (tag, _, pbf) => {
        if (tag === DENSE.ids) ids = pbf.readPackedSVarint();
        else if (tag === DENSE.lat) lats = pbf.readPackedSVarint();
        else if (tag === DENSE.lon) lons = pbf.readPackedSVarint();
        else if (tag === DENSE.tags) tags = pbf.readPackedVarint();
      },
      null,
      end,
    );
    if (lats.length !== ids.length || lons.length !== ids.length) throw new RangeError('a node without a place');
    for (let index = 0, id = 0, lat = 0, lon = 0, tag = 0; index < ids.length; index += 1) {
      id += ids[index]!;
      lat += lats[index]!;
      lon += lons[index]!;
      const tagged = tags.length > 0 && tags[tag] !== 0;
      if (!tagged) {
        this.addNode(id, lat, lon, null);
        tag += 1;
        continue;
      }
      const found = new Map<string, string>();
      for (; tags[tag] !== 0; tag += 2) {
        if (tag + 1 >= tags.length) throw new RangeError('tags without an end');
        found.set(this.text(tags[tag]!), this.text(tags[tag + 1]!));
      }
      tag += 1;
      this.addNode(id, lat, lon, found);
    }
  }

  private readNode(message: PbfReader, end: number): void {
    const node = { id: 0, lat: 0, lon: 0, keys: [] as number[], values: [] as number[] };
    message.readFields(
      (tag, _, pbf) => {
        if (tag === NODE.id) node.id = pbf.readSVarint();
        else if (tag === NODE.lat) node.lat = pbf.readSVarint();
        else if (tag === NODE.lon) node.lon = pbf.readSVarint();
        else if (tag === NODE.keys) node.keys = pbf.readPackedVarint();
        else if (tag === NODE.values) node.values = pbf.readPackedVarint();
      },
      null,
      end,
    );
    this.addNode(node.id, node.lat, node.lon, this.tags(node.keys, node.values));
  }

  private readWay(message: PbfReader, end: number): void {
    const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
    message.readFields(
      (tag, _, pbf) => {
        if (tag === WAY.id) way.id = pbf.readVarint();
        else if (tag === WAY.keys) way.keys = pbf.readPackedVarint();
        else if (tag === WAY.values) way.values = pbf.readPackedVarint();
        else if (tag === WAY.refs) way.refs = pbf.readPackedSVarint();
      },
      null,
      end,
    );
    const kind = walkingKind(this.tags(way.keys, way.values));
    if (kind === null) return;
    const { refs } = way;
    for (let index = 1; index < refs.length; index += 1) refs[index] = refs[index - 1]! + refs[index]!;
    this.roads.addWay(way.id, kind, refs);
  }

  private addNode(id: number, lat: number, lon: number, tags: Map<string, string> | null): void {
    const { granularity, latOffset, lonOffset } = this.block;
    const latE7 = toUnits(latOffset, granularity, lat);
    const lonE7 = toUnits(lonOffset, granularity, lon);
    if (!(Math.abs(latE7) <= MOST_E7.lat && Math.abs(lonE7) <= MOST_E7.lon)) throw new RangeError('not on the earth');
    if (tags === null) return this.roads.addPlainNode(id, lonE7, latE7);
    this.roads.addNode({ id, lon: lonE7, lat: latE7, elevation: elevationOf(tags), blocked: barrierBlocks(tags) });
  }

  private tags(keys: readonly number[], values: readonly number[]): Map<string, string> {
    if (keys.length !== values.length) throw new RangeError('a key without a value');
    return new Map(keys.map((key, index) => [this.text(key), this.text(values[index]!)]));
  }

  /** Few of a block's strings are needed: each is decoded when it is. */
  private text(index: number): string {
    const bytes = this.block.strings[index];
    if (bytes === undefined) throw new RangeError('no such string');
    return (this.texts[index] ??= this.decoder.decode(bytes));
  }
}

function readBlockField(tag: number, block: Block, pbf: PbfReader): void {
  if (tag === BLOCK.granularity) block.granularity = pbf.readVarint();
  else if (tag === BLOCK.latOffset) block.latOffset = pbf.readVarint(true);
  else if (tag === BLOCK.lonOffset) block.lonOffset = pbf.readVarint(true);
  else if (tag === BLOCK.group) block.groups.push(pbf.readBytes());
  else if (tag === BLOCK.strings) {
    pbf.readFields(
      (field, strings, reader) => void (field === 1 && strings.push(reader.readBytes())),
      block.strings,
      messageEnd(pbf),
    );
  }
}

function messageEnd(pbf: PbfReader): number {
  const length = pbf.readVarint();
  const end = pbf.pos + length;
  if (end > pbf.length) throw new RangeError('a message passes the end of its block');
  return end;
}

function toUnits(offset: number, granularity: number, value: number): number {
  if (offset === 0 && granularity === NANO_PER_E7) return value;
  return toE7((offset + granularity * value) * NANO);
}
