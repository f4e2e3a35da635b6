import { lazy } from 'react';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const ClosePage = lazy(async () => ({ default: (await import('./close-page.js')).ClosePage }));

interface CloseFaceProps {
  readonly rows: TillRows;
  readonly businessDate: string;
  readonly facilityName: string;
  readonly onExpired: () => void;
}

/** Closing the day in place of the counter. */
export function CloseFace({ rows, businessDate, facilityName, onExpired }: CloseFaceProps) {
  return (
    <SideFace rows={rows} facilityName={facilityName}>
      <ClosePage today={businessDate} unsent={rows.waiting} onExpired={onExpired} />
    </SideFace>
  );
}
