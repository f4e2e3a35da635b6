import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';

const SHOWN = 6;

/** How somebody is called who took a step: oneself, or the end of the account's number. */
export function useWho({ id }: Account): (accountId: string) => string {
  const { t } = useTranslation();
  return (accountId) => (accountId === id ? t('claims.me') : `#${accountId.slice(-SHOWN)}`);
}
