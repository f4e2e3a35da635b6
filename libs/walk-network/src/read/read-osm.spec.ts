import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../network/build-network.js';
import { PLAIN_FORM, writePbf, writeXml, type MapToWrite } from '../testing/write-osm.js';
import { readNetworkFile } from './read-network-file.js';
import { readOsmPbf } from './read-osm-pbf.js';

/** A street of three nodes with stairs at its middle, a gate, a motorway, and a name that the file lacks. */
const MAP: MapToWrite = {
  nodes: [
    { id: 13_000_000_001, lon: 1_214_000_000, lat: 296_500_000 },
    { id: 20, lon: 1_214_010_000, lat: 296_500_000, tags: { barrier: 'gate', access: 'private', ele: '12.5' } },
    { id: 30, lon: 1_214_020_000, lat: 296_500_000, tags: { ele: '20' } },
    { id: 40, lon: -1_214_010_000, lat: -296_510_000 },
  ],
  ways: [
    { id: 7, refs: [13_000_000_001, 20, 99, 30, 30], tags: { highway: 'residential', name: '中山路' } },
    { id: 8, refs: [20, 40], tags: { highway: 'steps' } },
    { id: 9, refs: [30, 40], tags: { highway: 'motorway' } },
  ],
};

const facts = (roads: Awaited<ReturnType<typeof readOsmPbf>>) => ({
  ...roads,
  nodeElevation: [...(roads.nodeElevation ?? [])],
});

/** As a network connection would hand the bytes on. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('OpenStreetMap files', () => {
  it('are read into the ways to walk and the nodes they name', async () => {
    const roads = await readNetworkFile(writePbf(MAP));
    expect(roads).toMatchObject({
      nodeIds: Float64Array.of(20, 30, 40, 13_000_000_001),
      nodeLon: Int32Array.of(1_214_010_000, 1_214_020_000, -1_214_010_000, 1_214_000_000),
      nodeBlocked: Uint8Array.of(1, 0, 0, 0),
      nodeElevation: Float32Array.of(12.5, 20, Number.NaN, Number.NaN),
      wayIds: Float64Array.of(7, 8),
      wayKinds: Uint8Array.of(0, 1),
      wayStarts: Uint32Array.of(0, 3, 5),
      refs: Uint32Array.of(3, 0, 1, 0, 2),
      missingRefs: 1,
    });
  });

  it.each([
    ['nodes one by one', { dense: false }],
    ['unpacked', { zlib: false }],
    ['strings behind what uses them', { stringsLast: true }],
    ['coarser units', { granularity: 1000 }],
  ])('say the same in every form of .osm.pbf: %s', async (_, form) => {
    expect(facts(await readNetworkFile(writePbf(MAP, { ...PLAIN_FORM, ...form })))).toEqual(
      facts(await readNetworkFile(writePbf(MAP))),
    );
  });

  it('say the same as XML', async () => {
    expect(facts(await readNetworkFile(writeXml(MAP)))).toEqual(facts(await readNetworkFile(writePbf(MAP))));
  });

  it('may come in pieces of any size', async () => {
    const bytes = writePbf(MAP);
    for (const size of [1, 3, 7, 64]) {
      expect(facts(await readOsmPbf(pieces(bytes, size)))).toEqual(facts(await readOsmPbf([bytes])));
    }
  });

  it('that are cut off anywhere are refused, unless whole blocks are left', async () => {
    const bytes = writePbf(MAP);
    const codes = new Map<string, number>();
    for (let length = 0; length < bytes.length; length += 1) {
      const outcome = await readOsmPbf([bytes.subarray(0, length)]).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? String(error),
      );
      codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
    }
    // Two lengths end with a block: a header alone, and a header with a block of another kind.
    expect([...codes]).toEqual([
      ['WALK_NETWORK.TRUNCATED', bytes.length - 2],
      ['WALK_NETWORK.EMPTY', 2],
    ]);
  });

  it('with any byte changed are refused or say what they say, and never break', async () => {
    const bytes = writePbf(MAP, { ...PLAIN_FORM, zlib: false });
    const wrong: unknown[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      for (const flip of [0xff, 0x80, 0x01]) {
        const changed = bytes.slice();
        changed[at]! ^= flip;
        await readOsmPbf([changed]).catch((error: { code?: string }) => {
          if (!String(error.code).startsWith('WALK_NETWORK.')) wrong.push({ at, error });
        });
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a feature we do not know', writePbf(MAP, { ...PLAIN_FORM, features: ['HistoricalInformation'] }), 'UNSUPPORTED'],
    ['something else', new TextEncoder().encode('PK\u0003\u0004 a zip, of course, and not a map'), 'UNSUPPORTED'],
    ['nothing', new Uint8Array(0), 'TRUNCATED'],
    ['no way to walk', writePbf({ ...MAP, ways: MAP.ways.slice(2) }), 'EMPTY'],
    ['XML cut off', writeXml(MAP).subarray(0, 500), 'CORRUPT'],
    ['a change file', new TextEncoder().encode('<osmChange version="0.6"></osmChange>'), 'UNSUPPORTED'],
    ['a node that is nowhere', writeXml({ ...MAP, nodes: [{ id: 1, lon: 2e9, lat: 0 }] }), 'CORRUPT'],
  ])('with %s are refused', async (_, bytes, code) => {
    await expect(readNetworkFile(bytes)).rejects.toMatchObject({ code: `WALK_NETWORK.${code}` });
  });

  it('are WGS-84 whatever is declared', async () => {
    await expect(readNetworkFile(writePbf(MAP), { coordinates: 'GCJ-02' })).rejects.toMatchObject({
      code: 'WALK_NETWORK.COORDINATES_CONTRADICT',
    });
    await expect(readNetworkFile(writePbf(MAP), { coordinates: 'WGS-84' })).resolves.toBeDefined();
  });

  it('make a network whose gates block when asked to', async () => {
    const roads = await readNetworkFile(writePbf(MAP));
    expect(buildNetwork(roads).network.components).toBe(1);
    const { network, findings } = buildNetwork(roads, { barriersBlock: true });
    expect(network.components).toBe(3);
    expect(findings).toMatchObject({ blockedNodes: 1, missingRefs: 1, otherComponents: 2, isScattered: true });
  });
});
