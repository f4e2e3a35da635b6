import type { RouteDatabase } from './route-database.js';

const KEPT_AS = 'aheadMs';
/** What a slow network alone may make of it. */
const LEAST_MS = 20_000;

/**
 * How far the server's clock is ahead of this phone's, as the last answer told; 0 where both agree. A cheap phone is hours or
 * days off: what it says of a door is refused then, and its doors would be of another day.
 */
export async function aheadMs(database: RouteDatabase): Promise<number> {
  const kept = await database.device.get(KEPT_AS);
  return kept === undefined ? 0 : Number(kept.value);
}

/** Learns it from an answer and from when it was asked for and came, by this phone. */
export async function noteServerClock(
  database: RouteDatabase,
  {
    askedMs,
    answeredMs,
    serverMs,
  }: { readonly askedMs: number; readonly answeredMs: number; readonly serverMs: number },
): Promise<void> {
  const found = serverMs - (askedMs + answeredMs) / 2;
  const next = Math.abs(found) < LEAST_MS ? 0 : Math.round(found);
  if (Number.isNaN(found) || Math.abs(next - (await aheadMs(database))) < LEAST_MS) return;
  await database.device.put({ key: KEPT_AS, value: String(next) });
}
