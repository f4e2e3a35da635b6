import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import type { Claim } from './claims-contract.js';

const SHOWN = 6;

/** How somebody is called who took a step: oneself, by name where the claim gives it, else by the end of the account's number. */
export function useWho({ id }: Account, people: Claim['people'] = []): (accountId: string) => string {
  const { t } = useTranslation();
  return (accountId) => {
    if (accountId === id) return t('claims.me');
    return people.find((person) => person.accountId === accountId)?.name ?? `#${accountId.slice(-SHOWN)}`;
  };
}
