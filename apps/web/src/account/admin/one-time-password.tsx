import { useTranslation } from 'react-i18next';

interface OneTimePasswordProps {
  readonly name: string;
  readonly password: string;
  readonly onDone: () => void;
}

/** The password that was made for somebody, shown this once. */
export function OneTimePassword({ name, password, onDone }: OneTimePasswordProps) {
  const { t } = useTranslation();
  return (
    <div className="account-form" role="status">
      <h3>{t('accounts.oneTime')}</h3>
      <p>
        <code className="account-one-time">{password}</code>
      </p>
      <p>{t('accounts.oneTimeText', { name })}</p>
      <button type="button" className="button button-main" onClick={onDone}>
        {t('accounts.done')}
      </button>
    </div>
  );
}
