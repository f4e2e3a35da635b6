import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../operator/store/use-live.js';
import { ErrorState } from '../shared/error-state.js';
import { routeDatabase } from './store/route-database.js';

/** In place of what broke: what the phone still keeps, read from its store and not from the page that broke. */
export function PhoneFailed({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const kept = useLive(
    useCallback(() => routeDatabase.kept.filter((row) => row.accountId === accountId).count(), [accountId]),
  );
  return (
    <ErrorState
      happened={t('door.broke')}
      kept={kept === undefined ? t('door.waitingText') : t('door.brokeKept', { count: kept })}
      todo={t('door.brokeTodo')}
    >
      <button type="button" className="button button-main" onClick={() => location.reload()}>
        {t('door.openAgain')}
      </button>
    </ErrorState>
  );
}
