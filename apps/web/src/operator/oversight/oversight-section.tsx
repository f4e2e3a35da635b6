import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

interface OversightSectionProps<Data> {
  readonly title: string;
  readonly keys?: ReactNode;
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** One part of the page with its own fetching, so that one failure does not hide the rest. */
export function OversightSection<Data>({ title, keys, query, children }: OversightSectionProps<Data>) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, isFetching, refetch } = query;
  return (
    <section className="close-section" aria-label={title} aria-busy={isFetching}>
      <div className="close-title">
        <h2>{title}</h2>
        {keys}
      </div>
      {error && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('oversight.failedKept')}
          todo={t('oversight.failedTodo')}
        >
          <button type="button" className="button" onClick={() => void refetch()}>
            {t('oversight.retry')}
          </button>
        </ErrorState>
      )}
      {isPending && !error && <p role="status">{t('oversight.loading')}</p>}
      {data !== undefined && children(data)}
    </section>
  );
}
