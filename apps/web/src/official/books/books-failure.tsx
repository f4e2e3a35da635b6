import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

/** What the ledger did not answer; nothing without an error. */
export function BooksFailure({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  if (error === null) return null;
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
      kept={t('district.failedKept')}
      todo={t('facility.failedTodo')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('tillFailed.retry')}
      </button>
    </ErrorState>
  );
}
