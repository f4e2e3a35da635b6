import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../shared/describe-error.js';

/** One thing at a time that may fail: whether it is under way, and what went wrong in words. */
export interface Work {
  readonly busy: boolean;
  readonly failure: string | null;
  /** Does it; true when it was done. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** For forms and keys that ask the server for something. */
export function useWork(): Work {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(describeError(error, { language: i18n.language, noAnswer: t('account.noAnswer') }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
