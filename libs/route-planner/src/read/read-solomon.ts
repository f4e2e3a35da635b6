import { instanceOf, type Convention, type Instance, type InstanceRow } from './instance.js';
import { MOST_STOPS, ReadErrors } from './read.errors.js';

const COLUMNS = 7;

/**
 * Reads the text form of Solomon (1987) and Gehring and Homberger (1999): a name, `NUMBER CAPACITY`, then seven columns a customer,
 * the depot first. @throws ROUTE_FILE.UNREADABLE, INCOMPLETE, TOO_LARGE
 */
export function readSolomon(text: string, convention: Convention): Instance {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const fleetAt = lines.findIndex((line) => /^NUMBER\s+CAPACITY$/i.test(line));
  if (fleetAt < 0) throw ReadErrors.INCOMPLETE({ what: 'NUMBER CAPACITY' });
  const [vehicles, capacity] = numbers(lines, fleetAt + 1, 2);
  const rows: InstanceRow[] = [];
  for (let at = fleetAt + 2; at < lines.length; at += 1) {
    if (!/^[-\d.]/.test(lines[at]!)) continue;
    const [id, x, y, demand, ready, due, service] = numbers(lines, at, COLUMNS);
    rows.push({ id: String(id), x: x!, y: y!, demand: demand!, window: [ready!, due!], service: service! });
    if (rows.length > MOST_STOPS + 1) throw ReadErrors.TOO_LARGE({ most: MOST_STOPS });
  }
  if (rows.length === 0) throw ReadErrors.INCOMPLETE({ what: 'CUSTOMER' });
  return instanceOf(lines[0]!, rows, { vehicles: vehicles!, capacity: capacity! }, convention);
}

function numbers(lines: readonly string[], at: number, count: number): number[] {
  const found = (lines[at] ?? '').split(/\s+/).map(Number);
  if (found.length === count && found.every(Number.isFinite)) return found;
  throw ReadErrors.UNREADABLE({ line: at + 1, what: (lines[at] ?? '').slice(0, 60) });
}
