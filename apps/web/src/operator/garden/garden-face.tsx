import { lazy } from 'react';
import type { OutboxOwner } from '../outbox/outbox.js';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const GardenPage = lazy(async () => ({ default: (await import('./garden-page.js')).GardenPage }));

interface GardenFaceProps {
  readonly rows: TillRows;
  readonly owner: OutboxOwner;
  readonly onExpired: () => void;
}

/** Garden and goods in place of the counter. */
export function GardenFace({ rows, ...page }: GardenFaceProps) {
  return (
    <SideFace rows={rows} facilityName={rows.till?.facility.name ?? ''}>
      <GardenPage {...page} />
    </SideFace>
  );
}
