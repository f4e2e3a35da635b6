import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/empty-state.js';

/** Instead of rows: still searching, nobody of that name, or nothing typed yet. */
export function NobodyFound({ text, searching, reachable }: { text: string; searching: boolean; reachable: boolean }) {
  const { t } = useTranslation();
  if (searching) return <EmptyState title={t('serve.searching')} />;
  if (text === '') {
    return (
      <EmptyState title={t('serve.startTitle')}>
        <p>{t('serve.startText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('serve.noneTitle', { text })}>
      <p>{t(reachable ? 'serve.noneOnline' : 'serve.noneOffline')}</p>
    </EmptyState>
  );
}
