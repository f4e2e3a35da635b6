import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Account } from '../../api/contract.js';
import { LanguageSwitch } from '../../i18n/language-switch.js';
import type { OfficialPage } from '../official-page.js';
import { AccountMenu } from './account-menu.js';
import { usePlaceName } from './use-place-name.js';

const Bell = lazy(async () => ({ default: (await import('../../messages/bell.js')).Bell }));

const MESSAGES = '/messages';

/** Whose installation it is, who is logged in, and the way to the pages; on a narrow screen the pages fold away. */
export function ShellHeader({ account, pages }: { account: Account; pages: readonly OfficialPage[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const placeName = usePlaceName(account);
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  return (
    <>
      <header className="shell-header">
        <button
          type="button"
          className="button shell-fold"
          aria-expanded={open}
          aria-controls="shell-navigation"
          onClick={() => setOpenAt(open ? null : pathname)}
        >
          {t('shell.menu')}
        </button>
        <p className="shell-product">
          <strong>{t('product')}</strong> <span>{placeName}</span>
        </p>
        {pages.some(({ path }) => path === MESSAGES) && (
          <Suspense fallback={null}>
            <Bell way={(props) => <Link to={MESSAGES} {...props} />} />
          </Suspense>
        )}
        <LanguageSwitch />
        <AccountMenu key={pathname} account={account} placeName={placeName} />
      </header>
      <nav id="shell-navigation" className="shell-navigation" data-open={open} aria-label={t('shell.pages')}>
        <ul>
          {pages
            .filter(({ isHidden }) => isHidden !== true)
            .map(({ path, titleKey }) => (
              <li key={path}>
                <NavLink to={path}>{t(`page.${titleKey}`)}</NavLink>
              </li>
            ))}
        </ul>
      </nav>
    </>
  );
}
