import { reachability } from '../../api/reachability.js';
import { keepEntry } from '../../operator/kept/keep-entry.js';
import type { OutboxOwner } from '../../operator/outbox/outbox.js';
import { deviceId } from '../../operator/store/device-id.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import type { DoorOutcome, EndStop, Handover, OwnStop } from '../route-contract.js';
import type { RouteDatabase } from './route-database.js';

/** What was said at a door. */
export interface SaidAtDoor {
  readonly kind: DoorOutcome;
  readonly handover?: Handover;
  readonly receiver?: string;
  readonly note?: string;
  readonly conditionNote?: string;
  /** Where the phone was at the tap, WGS-84. */
  readonly place?: { readonly longitude: number; readonly latitude: number };
  readonly photo?: Blob;
}

/** The photo after its outcome, whatever the clock: entries are sent in the order of their ids. */
const PHOTO_AFTER_MS = 1;

/**
 * Keeps an outcome with its photo on the phone, both or neither, and marks the door. When there is no room for the photo the
 * outcome is kept without: it is what somebody waits for.
 * @returns whether the photo was kept, too
 * @throws when there is no room for the outcome either
 */
export async function keepOutcome(
  database: RouteDatabase,
  owner: OutboxOwner,
  { stop, said, at, label }: { stop: OwnStop; said: SaidAtDoor; at: Date; label: string },
): Promise<boolean> {
  const { photo, place, ...words } = said;
  const device = await deviceId(database);
  const clientId = newClientId(at);
  const body: EndStop = {
    ...{ clientId, ...words, ...place, happenedAt: at.toISOString(), deviceId: device },
    offline: !reachability.current(),
  };
  const path = `/v1/own-stops/${stop.stopId}/outcome`;
  const outcome = { clientId, path, body: { ...body }, label };
  if (photo === undefined) {
    await store(database, stop, said.kind, () => keepEntry(database, owner, outcome));
    return true;
  }
  const photoId = newClientId(new Date(at.getTime() + PHOTO_AFTER_MS));
  const file = { content: await photo.arrayBuffer(), mediaType: photo.type };
  const named = { ...outcome, body: { ...outcome.body, proofKind: 'photo', proofRef: photoId } };
  const entry = { clientId: photoId, path: `/v1/own-photos/${photoId}`, body: {}, label, file, goesWith: clientId };
  try {
    await store(database, stop, said.kind, async () => {
      await keepEntry(database, owner, named);
      await keepEntry(database, owner, entry);
    });
    return true;
  } catch {
    await store(database, stop, said.kind, () => keepEntry(database, owner, outcome));
    return false;
  }
}

async function store(
  database: RouteDatabase,
  { stopId }: OwnStop,
  kind: DoorOutcome,
  keep: () => Promise<void>,
): Promise<void> {
  await database.transaction('rw', database.kept, database.stops, async () => {
    await keep();
    await database.stops.update(stopId, { said: kind });
  });
}
