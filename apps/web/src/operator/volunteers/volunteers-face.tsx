import { lazy } from 'react';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const VolunteersPage = lazy(async () => ({ default: (await import('./volunteers-page.js')).VolunteersPage }));

interface VolunteersFaceProps {
  readonly rows: TillRows;
  readonly accountId: string;
  readonly facilityId: string;
  readonly onExpired: () => void;
}

/** Volunteers in place of the counter. */
export function VolunteersFace({ rows, ...owner }: VolunteersFaceProps) {
  return (
    <SideFace rows={rows} facilityName={rows.till?.facility.name ?? ''}>
      <VolunteersPage {...owner} />
    </SideFace>
  );
}
