import './expired-texts.js';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { LogInForm } from '../../session/log-in-form.js';
import { Dialog } from '../../shared/dialog.js';

interface ExpiredDialogProps {
  readonly account: Account;
  readonly unsent: number;
  /** What is gone on with instead; serving when absent. */
  readonly later?: string;
  readonly onClose: () => void;
}

/** The session has ended: log in again, or go on first; nothing is lost either way. */
export function ExpiredDialog({ account, unsent, later, onClose }: ExpiredDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('logInAgain.title')} onClose={onClose}>
      <p>{t('logInAgain.text', { count: unsent })}</p>
      <LogInForm login={account.login} onDone={onClose} />
      <button type="button" className="button" onClick={onClose}>
        {later ?? t('logInAgain.later')}
      </button>
    </Dialog>
  );
}
