import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.js';
import { PageHeader } from './page-header.js';

/** In place of a page that could not be loaded: the network is gone, or a new version has replaced its files. */
export function PageFailed() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('shell.failed')} />
      <ErrorState happened={t('shell.failedHappened')} kept={t('shell.failedKept')} todo={t('shell.failedTodo')}>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('shell.reload')}
        </button>
      </ErrorState>
    </>
  );
}
