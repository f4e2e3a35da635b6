import './expired-texts.js';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { LogInForm } from '../../session/log-in-form.js';
import { Dialog } from '../../shared/dialog.js';

/** The session has ended: log in again, or go on serving first; nothing is lost either way. */
export function ExpiredDialog({ account, unsent, onClose }: { account: Account; unsent: number; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('logInAgain.title')} onClose={onClose}>
      <p>{t('logInAgain.text', { count: unsent })}</p>
      <LogInForm login={account.login} onDone={onClose} />
      <button type="button" className="button" onClick={onClose}>
        {t('logInAgain.later')}
      </button>
    </Dialog>
  );
}
