import { lazy } from 'react';
import type { OutboxOwner } from '../outbox/outbox.js';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const VolunteersPage = lazy(async () => ({ default: (await import('./volunteers-page.js')).VolunteersPage }));

interface VolunteersFaceProps {
  readonly rows: TillRows;
  readonly owner: OutboxOwner;
  readonly onExpired: () => void;
}

/** Volunteers in place of the counter. */
export function VolunteersFace({ rows, ...page }: VolunteersFaceProps) {
  return (
    <SideFace rows={rows} facilityName={rows.till?.facility.name ?? ''}>
      <VolunteersPage {...page} />
    </SideFace>
  );
}
