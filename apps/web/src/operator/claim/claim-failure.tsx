import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

/** What could not be read, in three sentences; nothing without an error. */
export function ClaimFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  if (error === null) return null;
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
      kept={t('monthClaim.failedKept')}
      todo={t('monthClaim.failedTodo')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('monthClaim.retry')}
      </button>
    </ErrorState>
  );
}
