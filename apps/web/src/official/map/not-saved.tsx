import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

/** Why a form was refused; nothing without an error. */
export function NotSaved({ error }: { error: Error | null }) {
  const { t, i18n } = useTranslation();
  if (error === null) return null;
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
      kept={t('form.kept')}
      todo={t('form.todo')}
    />
  );
}
