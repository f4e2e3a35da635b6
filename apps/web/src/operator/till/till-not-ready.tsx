import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { LogOutButton } from '../../session/log-out-button.js';
import { ErrorState } from '../../shared/error-state.js';
import { useReachable } from './use-reachable.js';
import type { TillSync } from './use-till-sync.js';

/** Before the counter's day was fetched for the first time on this device. */
export function TillNotReady({ loading, sync }: { loading: boolean; sync: TillSync }) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  const reachable = useReachable();
  const stuck = !loading && (sync.failure !== null || !reachable);
  return (
    <main className="face face-operator till-alone">
      <h1>{t('serve.title')}</h1>
      {stuck ? (
        <ErrorState
          happened={sync.failure ? bilingual(sync.failure.problem) : t('tillFailed.firstTime')}
          kept={t('tillFailed.kept')}
          todo={t('tillFailed.todo')}
        >
          <div className="sync-keys">
            <button type="button" className="button button-main" onClick={() => location.reload()}>
              {t('tillFailed.retry')}
            </button>
            <LogOutButton />
          </div>
        </ErrorState>
      ) : (
        <p role="status">{t('serve.starting')}</p>
      )}
    </main>
  );
}
