import { useTranslation } from 'react-i18next';
import { OwnAccount } from '../account/own-account.js';
import type { OfficialPageProps } from './official-page.js';
import { PageHeader } from './shell/page-header.js';

/** 我的账号, in the officials' shell. */
export function OwnAccountPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('page.account')} />
      <OwnAccount account={account} />
    </>
  );
}
