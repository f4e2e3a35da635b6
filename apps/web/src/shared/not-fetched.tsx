import { useTranslation } from 'react-i18next';

/** In place of a part of the app that did not come over the network: says so, and asks for everything again. */
export function NotFetched() {
  const { t } = useTranslation();
  return (
    <main className="face face-operator">
      <div className="state-panel" role="alert">
        <p>{t('notFetched.happened')}</p>
        <button type="button" className="button button-main" onClick={() => location.reload()}>
          {t('notFetched.again')}
        </button>
      </div>
    </main>
  );
}
