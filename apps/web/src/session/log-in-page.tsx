import './log-in.css';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { LogInForm } from './log-in-form.js';

/** The front door of every face. */
export function LogInPage() {
  const { t } = useTranslation();
  return (
    <div className="face face-operator log-in">
      <header className="log-in-welcome">
        <div>
          <h1>{t('product')}</h1>
          <p>{t('logIn.tagline')}</p>
        </div>
        <ul className="log-in-ones">
          {(['elder', 'government', 'donation', 'garden', 'volunteer'] as const).map((source) => (
            <li key={source}>{t(`ones.phrase.${source}`)}</li>
          ))}
        </ul>
      </header>
      <div className="log-in-side">
        <nav aria-label={t('language')}>
          <LanguageSwitch />
        </nav>
        <main className="log-in-card">
          <h2>{t('logIn.title')}</h2>
          <LogInForm />
          <p className="log-in-note">{t('logIn.note')}</p>
          <a href="/menu">{t('logIn.menus')}</a>
        </main>
      </div>
    </div>
  );
}
