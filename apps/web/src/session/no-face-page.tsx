import { useTranslation } from 'react-i18next';
import type { Account } from '../api/contract.js';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { EmptyState } from '../shared/empty-state.js';
import { LogOutButton } from './log-out-button.js';
import './no-face.css';

/** For an account whose role has no page of its own. */
export function NoFacePage({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <div className="face face-operator no-face">
      <main>
        <h1>{t('noFace.hello', { name: account.displayName })}</h1>
        <EmptyState title={t('noFace.title')}>
          <p>{t('noFace.text', { role: t(`role.${account.role}`) })}</p>
        </EmptyState>
        <div className="no-face-keys">
          <a className="button" href="/account">
            {t('ownAccount')}
          </a>
          <LogOutButton />
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}
