import { useTranslation } from 'react-i18next';
import { describeError } from '../shared/describe-error.js';
import { ErrorState } from '../shared/error-state.js';

interface QueryStateProps {
  readonly query: { readonly data: unknown; readonly error: unknown; readonly refetch: () => unknown };
}

/** That a part of the page is being fetched, or why it could not be. */
export function QueryState({ query: { data, error, refetch } }: QueryStateProps) {
  const { t, i18n } = useTranslation();
  if (error !== null) {
    return (
      <ErrorState
        happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
        kept={t('families.failedKept')}
        todo={t('families.failedTodo')}
      >
        <button type="button" className="button" onClick={() => void refetch()}>
          {t('families.retry')}
        </button>
      </ErrorState>
    );
  }
  return data === undefined ? <p role="status">{t('families.loading')}</p> : null;
}
