import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

/** What the register refused or could not answer; nothing without an error. */
export function RegistryFailure({ error, onRetry }: { error: Error | null; onRetry?: () => void }) {
  const { t, i18n } = useTranslation();
  if (error === null) return null;
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('residents.noAnswer') })}
      kept={t('residents.kept')}
      todo={t('residents.todo')}
    >
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t('residents.retry')}
        </button>
      )}
    </ErrorState>
  );
}
