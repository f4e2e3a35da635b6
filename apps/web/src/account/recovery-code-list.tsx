import './account-forms.css';
import { useTranslation } from 'react-i18next';

/** The recovery codes, shown this once, to be written down, copied or saved as a file. */
export function RecoveryCodeList({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { t } = useTranslation();
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${t('account.recovery')}\n${codes.join('\n')}\n`)}`;
  return (
    <div className="account-form" role="status">
      <h3>{t('account.recovery')}</h3>
      <p>{t('account.recoveryText')}</p>
      <ul className="account-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="account-keys">
        <a className="button" href={file} download={`${t('account.recoveryFile')}.txt`}>
          {t('account.recoverySave')}
        </a>
        <button type="button" className="button button-main" autoFocus onClick={onSaved}>
          {t('account.recoveryDone')}
        </button>
      </div>
    </div>
  );
}
