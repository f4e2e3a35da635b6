import { DomainError } from '@nuancan/kernel';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { toE7 } from '../geometry/degrees.js';
import { NetworkErrors } from '../network.errors.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { barrierBlocks, walkingKind } from '../roads/pedestrian-rules.js';
import type { Roads } from '../roads/roads.js';
import type { Chunks } from './byte-queue.js';
import { elevationOf } from './elevation-tag.js';

type Attributes = Readonly<Record<string, string>>;

/**
 * Ways to walk and their nodes of an `.osm` file (XML, version 0.6, WGS-84 by definition).
 * @throws WALK_NETWORK.CORRUPT, .UNSUPPORTED, .TOO_LARGE, .EMPTY
 */
export async function readOsmXml(chunks: Chunks): Promise<Roads> {
  const roads = new RoadCollector();
  const parser = parserInto(roads);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // saxes says line and column; an end of the file within an element is one of its complaints.
    throw NetworkErrors.CORRUPT({ what: error instanceof Error ? error.message : 'not UTF-8' });
  }
  return roads.finish();
}

function parserInto(roads: RoadCollector): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  let open: { readonly attributes: Attributes; readonly tags: Map<string, string>; readonly refs: number[] } | null =
    null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (depth === 0 && name !== 'osm') throw NetworkErrors.UNSUPPORTED({ what: `<${name}>` });
    depth += 1;
    if (name === 'node' || name === 'way') open = { attributes, tags: new Map(), refs: [] };
    else if (name === 'tag') open?.tags.set(attributes['k'] ?? '', attributes['v'] ?? '');
    else if (name === 'nd') open?.refs.push(idOf(attributes['ref']));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (open === null || (name !== 'node' && name !== 'way')) return;
    const { attributes, tags, refs } = open;
    open = null;
    if (attributes['visible'] === 'false' || attributes['action'] === 'delete') return;
    if (name === 'node') {
      const place = { lon: degreesOf(attributes['lon'], 180), lat: degreesOf(attributes['lat'], 90) };
      roads.addNode({
        id: idOf(attributes['id']),
        ...place,
        elevation: elevationOf(tags),
        blocked: barrierBlocks(tags),
      });
      return;
    }
    const kind = walkingKind(tags);
    if (kind !== null) roads.addWay(idOf(attributes['id']), kind, refs);
  });
  return parser;
}

function idOf(text: string | undefined): number {
  const id = Number(text);
  if (text === undefined || !Number.isSafeInteger(id)) throw NetworkErrors.CORRUPT({ what: `id ${text ?? ''}` });
  return id;
}

function degreesOf(text: string | undefined, most: number): number {
  const degrees = Number(text);
  if (text === undefined || text === '' || !(Math.abs(degrees) <= most)) {
    throw NetworkErrors.CORRUPT({ what: `coordinate ${text ?? ''}` });
  }
  return toE7(degrees);
}
