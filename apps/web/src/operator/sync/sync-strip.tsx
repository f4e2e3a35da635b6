import { useTranslation } from 'react-i18next';
import type { TillRows } from '../till/use-till-rows.js';

interface SyncStripProps {
  readonly reachable: boolean;
  readonly rows: TillRows;
  readonly onOpen: () => void;
}

/** Always in sight: whether the server answers, and how much only this device has. */
export function SyncStrip({ reachable, rows: { waiting, refused, foreign }, onOpen }: SyncStripProps) {
  const { t } = useTranslation();
  return (
    <button type="button" className="button button-quiet sync-strip" onClick={onOpen}>
      <span className={reachable ? 'state-good' : 'state-warn'}>
        <span aria-hidden="true">{reachable ? '●' : '○'}</span> {t(reachable ? 'serve.online' : 'serve.offline')}
      </span>
      <span className={waiting > 0 ? 'state-warn sync-count' : 'sync-count'} data-testid="unsent">
        {t('serve.unsent', { count: waiting })}
      </span>
      {refused > 0 && <span className="state-danger">{t('serve.refused', { count: refused })}</span>}
      {foreign.length > 0 && <span className="state-warn">{t('serve.foreign', { count: foreign.length })}</span>}
    </button>
  );
}
