import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

/** Why a step of an import was not taken. */
export function ImportFailure({ error }: { error: Error }) {
  const { t, i18n } = useTranslation();
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('imports.noAnswer') })}
      kept={t('imports.failedKept')}
      todo={t('imports.failedTodo')}
    />
  );
}
