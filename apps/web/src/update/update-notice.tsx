import './update-notice.css';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { newVersion } from './app-shell.js';

/** Says that a new version is there; it is never taken during service unless somebody presses the button. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const waiting = useSyncExternalStore(newVersion.subscribe, newVersion.isWaiting);
  const [later, setLater] = useState(false);
  if (!waiting || later) return null;
  return (
    <aside className="update-notice" role="status">
      <span>{t('update.ready')}</span>
      <button type="button" className="button" onClick={() => newVersion.take()}>
        {t('update.now')}
      </button>
      <button type="button" className="button button-quiet" onClick={() => setLater(true)}>
        {t('update.later')}
      </button>
    </aside>
  );
}
