import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import type { Claim } from './claims-contract.js';

const SHOWN = 6;

/** How somebody is called who took a step: oneself, by the name that came with it, else by the end of the account's number. */
export function useWho({ id }: Account, people: Claim['people'] = []) {
  const { t } = useTranslation();
  return (accountId: string, name?: string | null): string => {
    if (accountId === id) return t('claims.me');
    const known = name ?? people.find((person) => person.accountId === accountId)?.name;
    return known ?? `#${accountId.slice(-SHOWN)}`;
  };
}
