import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

/** A map to be written for a test; places in 1e-7 degrees. */
export interface MapToWrite {
  readonly nodes: readonly {
    readonly id: number;
    readonly lon: number;
    readonly lat: number;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  readonly ways: readonly {
    readonly id: number;
    readonly refs: readonly number[];
    readonly tags: Readonly<Record<string, string>>;
  }[];
}

/** Ways in which programs write the same map. */
export interface PbfForm {
  readonly dense: boolean;
  readonly zlib: boolean;
  /** Nano-degrees of a unit. */
  readonly granularity: number;
  readonly stringsLast: boolean;
  readonly features?: readonly string[];
}

export const PLAIN_FORM: PbfForm = { dense: true, zlib: true, granularity: 100, stringsLast: false };

export function writePbf(map: MapToWrite, form: PbfForm = PLAIN_FORM): Uint8Array {
  const header = new PbfWriter();
  for (const feature of form.features ?? ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature);
  return joined([
    block('OSMHeader', header.finish(), form),
    block('Unknown', new Uint8Array([1]), form),
    block('OSMData', dataOf(map, form), form),
  ]);
}

export function writeXml({ nodes, ways }: MapToWrite): Uint8Array {
  const tags = (of: Readonly<Record<string, string>> = {}): string =>
    Object.entries(of)
      .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
      .join('');
  const texts = [
    '<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">',
    ...nodes.map((n) => `<node id="${n.id}" lon="${n.lon / 1e7}" lat="${n.lat / 1e7}">${tags(n.tags)}</node>`),
    ...ways.map((w) => `<way id="${w.id}">${w.refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags(w.tags)}</way>`),
    '</osm>\n',
  ];
  return new TextEncoder().encode(texts.join('\n'));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function block(type: string, data: Uint8Array, { zlib }: PbfForm): Uint8Array {
  const blob = new PbfWriter();
  if (zlib) {
    blob.writeVarintField(2, data.length);
    blob.writeBytesField(3, deflateSync(data));
  } else blob.writeBytesField(1, data);
  const body = blob.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, body.length);
  const headBytes = head.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, headBytes.length);
  return joined([length, headBytes, body]);
}

function dataOf({ nodes, ways }: MapToWrite, form: PbfForm): Uint8Array {
  const strings = [''];
  const textOf = (text: string): number => {
    const known = strings.indexOf(text);
    return known >= 0 ? known : strings.push(text) - 1;
  };
  const units = (e7: number): number => Math.round((e7 * 100) / form.granularity);
  const group = new PbfWriter();
  if (form.dense) group.writeMessage(2, writeDense, { nodes, textOf, units });
  else {
    for (const { id, lon, lat, tags = {} } of nodes) {
      group.writeMessage(
        1,
        (_, pbf) => {
          pbf.writeSVarintField(1, id);
          pbf.writePackedVarint(2, Object.keys(tags).map(textOf));
          pbf.writePackedVarint(3, Object.values(tags).map(textOf));
          pbf.writeSVarintField(8, units(lat));
          pbf.writeSVarintField(9, units(lon));
        },
        null,
      );
    }
  }
  for (const { id, refs, tags } of ways) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        pbf.writePackedVarint(2, Object.keys(tags).map(textOf));
        pbf.writePackedVarint(3, Object.values(tags).map(textOf));
        pbf.writePackedSVarint(8, deltas(refs));
      },
      null,
    );
  }
  const groupBytes = group.finish();
  const table = new PbfWriter();
  for (const text of strings) table.writeStringField(1, text);
  const data = new PbfWriter();
  if (!form.stringsLast) data.writeBytesField(1, table.finish());
  data.writeBytesField(2, groupBytes);
  if (form.granularity !== 100) data.writeVarintField(17, form.granularity);
  if (form.stringsLast) data.writeBytesField(1, table.finish());
  return data.finish();
}

interface Dense {
  readonly nodes: MapToWrite['nodes'];
  readonly textOf: (text: string) => number;
  readonly units: (e7: number) => number;
}

function writeDense({ nodes, textOf, units }: Dense, pbf: PbfWriter): void {
  pbf.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
  pbf.writePackedSVarint(8, deltas(nodes.map(({ lat }) => units(lat))));
  pbf.writePackedSVarint(9, deltas(nodes.map(({ lon }) => units(lon))));
  if (nodes.some(({ tags }) => tags !== undefined)) {
    const flat = nodes.flatMap(({ tags = {} }) => [...Object.entries(tags).flatMap((pair) => pair.map(textOf)), 0]);
    pbf.writePackedVarint(10, flat);
  }
}

function deltas(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}
