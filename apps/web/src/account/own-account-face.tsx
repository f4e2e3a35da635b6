import './account-page.css';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/contract.js';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { OwnAccount } from './own-account.js';

/** 我的账号, for those whose face has one page only: operators and volunteers. */
export function OwnAccountFace({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <div className="face face-operator account-face">
      <header>
        <a className="button" href="/">
          ← {t('account.back')}
        </a>
        <h1>{t('page.account')}</h1>
        <LanguageSwitch />
      </header>
      <main>
        <OwnAccount account={account} />
      </main>
    </div>
  );
}
