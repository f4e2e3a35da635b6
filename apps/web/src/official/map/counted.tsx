import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';

/** What was counted, or that nothing was, or why it cannot be told. */
export function Counted({ error, isThere }: { error: Error | null; isThere: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  if (ApiProblem.hasStatus(error, 404)) {
    return (
      <EmptyState title={t('coverage.area.missing')}>
        <p>{t('coverage.area.missingText')}</p>
      </EmptyState>
    );
  }
  if (error !== null) {
    return <BooksFailure error={error} onRetry={() => void client.invalidateQueries({ queryKey: ['coverage'] })} />;
  }
  return isThere ? null : <p role="status">{t('coverage.loading')}</p>;
}
