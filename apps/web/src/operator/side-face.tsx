import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SyncStrip } from './sync/sync-strip.js';
import type { TillRows } from './till/use-till-rows.js';
import { useReachable } from './till/use-reachable.js';

interface SideFaceProps {
  readonly rows: TillRows;
  readonly facilityName: string;
  readonly children: ReactNode;
}

/** A page in place of the counter; what only this device has stays in sight, and goes on being sent. */
export function SideFace({ rows, facilityName, children }: SideFaceProps) {
  const { t } = useTranslation();
  const reachable = useReachable();
  return (
    <div className="face face-operator side-face">
      <header className="serve-header">
        <a className="button" href="#">
          ‹ {t('serve.back')}
        </a>
        <p className="side-facility">{facilityName}</p>
        <SyncStrip reachable={reachable} rows={rows} onOpen={leave} />
      </header>
      <Suspense fallback={<p role="status">{t('serve.starting')}</p>}>{children}</Suspense>
    </div>
  );
}

/** What waits is looked after at the counter. */
function leave(): void {
  location.hash = '';
}
