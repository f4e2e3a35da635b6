import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { describeError } from '../shared/describe-error.js';
import { ErrorState } from '../shared/error-state.js';
import { useSession } from './session-state.js';

interface LogOutButtonProps {
  /** What is told while the session still stands. */
  readonly onLeaving?: () => Promise<void>;
  readonly onLeft?: () => Promise<void>;
}

/** Logs out, and then does `onLeft`; without an answer from the server it says so and stays, because the session would live on. */
export function LogOutButton({ onLeaving, onLeft }: LogOutButtonProps) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    try {
      await onLeaving?.();
      await session.logOut();
      await onLeft?.();
    } catch (error) {
      setFailure(describeError(error, { language: i18n.language, noAnswer: t('logOut.noAnswer') }));
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void leave()}>
        {t('logOut.button')}
      </button>
      {failure !== null && (
        <Dialog title={t('logOut.button')} onClose={() => setFailure(null)}>
          <ErrorState happened={failure} kept={t('logOut.kept')} todo={t('logOut.todo')} />
        </Dialog>
      )}
    </>
  );
}
