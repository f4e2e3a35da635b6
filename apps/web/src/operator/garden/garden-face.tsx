import { lazy } from 'react';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const GardenPage = lazy(async () => ({ default: (await import('./garden-page.js')).GardenPage }));

interface GardenFaceProps {
  readonly rows: TillRows;
  readonly accountId: string;
  readonly facilityId: string;
  readonly onExpired: () => void;
}

/** Garden and goods in place of the counter. */
export function GardenFace({ rows, ...owner }: GardenFaceProps) {
  return (
    <SideFace rows={rows} facilityName={rows.till?.facility.name ?? ''}>
      <GardenPage {...owner} />
    </SideFace>
  );
}
