import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import { SyncStrip } from '../sync/sync-strip.js';
import type { TillRows } from '../till/use-till-rows.js';
import { useReachable } from '../till/use-reachable.js';

const MenuPage = lazy(async () => ({ default: (await import('./menu-page.js')).MenuPage }));

interface MenuFaceProps {
  readonly rows: TillRows;
  readonly slot: Slot;
  readonly businessDate: string;
  readonly facilityName: string;
  readonly onExpired: () => void;
  /** The till shows a changed menu at once when the operator comes back. */
  readonly onChanged: () => void;
}

/** The menu in place of the counter; what only this device has stays in sight, and goes on being sent. */
export function MenuFace({ rows, slot, businessDate, facilityName, onExpired, onChanged }: MenuFaceProps) {
  const { t } = useTranslation();
  const reachable = useReachable();
  useEffect(() => onChanged, [onChanged]);
  return (
    <div className="face face-operator menu-face">
      <header className="serve-header">
        <a className="button" href="#">
          ‹ {t('serve.back')}
        </a>
        <p className="menu-facility">{facilityName}</p>
        <SyncStrip reachable={reachable} own={rows.own} foreign={rows.foreign} onOpen={leave} />
      </header>
      <Suspense fallback={<p role="status">{t('serve.starting')}</p>}>
        <MenuPage key={businessDate} firstSlot={slot} onExpired={onExpired} />
      </Suspense>
    </div>
  );
}

/** What waits is looked after at the counter. */
function leave(): void {
  location.hash = '';
}
