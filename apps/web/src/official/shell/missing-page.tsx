import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/empty-state.js';
import { PageHeader } from './page-header.js';

/** For an address that is no page, or none of the account's role. */
export function MissingPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('shell.missing')} />
      <EmptyState title={t('shell.missingTitle')}>
        <p>{t('shell.missingText')}</p>
        <Link className="button" to="/">
          {t('shell.home')}
        </Link>
      </EmptyState>
    </>
  );
}
