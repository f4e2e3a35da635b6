import { instanceOf, type Convention, type Instance, type InstanceRow } from './instance.js';
import { MOST_STOPS, ReadErrors } from './read.errors.js';

const HEADER = /^([A-Z_]+)\s*:\s*(.*)$/;
const SECTION = /^([A-Z_]+)_SECTION$/;
/** Numbers in a row of each section we plan by; another section would be passed over, so it is refused. */
const COLUMNS: Readonly<Record<string, number>> = {
  NODE_COORD: 3,
  DEMAND: 2,
  TIME_WINDOW: 3,
  SERVICE_TIME: 2,
  DEPOT: 1,
};

interface Parsed {
  readonly header: ReadonlyMap<string, string>;
  /** Rows of numbers by the section's name. */
  readonly sections: ReadonlyMap<string, readonly (readonly number[])[]>;
}

/**
 * Reads VRPLIB: CVRP, and VRPTW with `TIME_WINDOW_SECTION` and `SERVICE_TIME(_SECTION)`, straight ways (`EUC_2D`); `DISTANCE`
 * is the longest duration. Without `VEHICLES` there are as many as customers. @throws ROUTE_FILE.UNREADABLE, INCOMPLETE, UNSUPPORTED, TOO_LARGE
 */
export function readVrplib(text: string, convention: Convention): Instance {
  const { header, sections } = parse(text);
  const kind = header.get('EDGE_WEIGHT_TYPE') ?? 'EUC_2D';
  if (kind !== 'EUC_2D') throw ReadErrors.UNSUPPORTED({ what: `EDGE_WEIGHT_TYPE ${kind}` });
  const places = needed(sections.get('NODE_COORD'), 'NODE_COORD_SECTION');
  if (header.has('DIMENSION') && Number(header.get('DIMENSION')) !== places.length) {
    throw ReadErrors.INCOMPLETE({ what: `NODE_COORD_SECTION (${places.length} / ${header.get('DIMENSION')})` });
  }
  if (places.length > MOST_STOPS + 1) throw ReadErrors.TOO_LARGE({ most: MOST_STOPS });
  const demands = byId(needed(sections.get('DEMAND'), 'DEMAND_SECTION'));
  const windows = byId(sections.get('TIME_WINDOW') ?? []);
  const services = byId(sections.get('SERVICE_TIME') ?? []);
  const depot = sections.get('DEPOT')?.[0]?.[0] ?? places[0]![0]!;
  const everywhere = Number(header.get('SERVICE_TIME') ?? 0);
  const rows = places.map(([id, x, y]): InstanceRow => {
    const [early, late] = windows.get(id!) ?? [];
    const window = early === undefined || late === undefined ? undefined : ([early, late] as const);
    const service = id === depot ? 0 : (services.get(id!)?.[0] ?? everywhere);
    // The form numbers the depot 1 and calls the first customer 1 in solutions.
    return {
      id: String(id! - 1),
      x: x!,
      y: y!,
      demand: needed(demands.get(id!)?.[0], `DEMAND ${id}`),
      window,
      service,
    };
  });
  const depotAt = places.findIndex(([id]) => id === depot);
  if (depotAt < 0) throw ReadErrors.INCOMPLETE({ what: `DEPOT ${depot}` });
  const [home] = rows.splice(depotAt, 1);
  const fleet = {
    vehicles: Number(header.get('VEHICLES') ?? rows.length),
    capacity: Number(needed(header.get('CAPACITY'), 'CAPACITY')),
    ...(header.has('DISTANCE') ? { mostDuration: Number(header.get('DISTANCE')) } : {}),
  };
  return instanceOf(header.get('NAME') ?? '', [home!, ...rows], fleet, convention);
}

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) throw ReadErrors.INCOMPLETE({ what });
  return value;
}

function byId(rows: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
  return new Map(rows.map(([id, ...rest]) => [id!, rest]));
}

function parse(text: string): Parsed {
  const header = new Map<string, string>();
  const sections = new Map<string, number[][]>();
  let rows: number[][] = [];
  let columns = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line === 'EOF' || line === '-1') continue;
    const section = SECTION.exec(line);
    const entry = HEADER.exec(line);
    if (section !== null) {
      columns = COLUMNS[section[1]!] ?? 0;
      if (columns === 0 || sections.has(section[1]!)) throw ReadErrors.UNSUPPORTED({ what: line });
      rows = [];
      sections.set(section[1]!, rows);
    } else if (entry !== null) header.set(entry[1]!, entry[2]!.trim());
    else {
      const values = line.split(/\s+/).map(Number);
      if (values.length !== columns || !values.every(Number.isFinite))
        throw ReadErrors.UNREADABLE({ line: index + 1, what: line.slice(0, 60) });
      rows.push(values);
    }
  }
  return { header, sections };
}
