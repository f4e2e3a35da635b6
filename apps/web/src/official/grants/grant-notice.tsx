import './grant-desk-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { GrantList } from '../../grants/grant-contract.js';

const MOST = 500;

/** In the inbox: grants that wait for the account's review or approval; nothing while none does. */
export function GrantNotice({ account: { role } }: { account: Account }) {
  const { t } = useTranslation();
  const state = role === 'town_official' ? 'proposed' : 'reviewed';
  const { data } = useQuery({
    queryKey: ['grants', 'waiting', state],
    queryFn: ({ signal }) => request<GrantList>(`/v1/grants?state=${state}&limit=${MOST}`, { signal }),
    enabled: role !== 'auditor',
  });
  const waiting = data?.items.length ?? 0;
  if (waiting === 0) return null;
  const count = `${waiting}${data?.nextCursor == null ? '' : '+'}`;
  return (
    <p className="claim-notice claim-notice-faster">
      {t('grantDesk.inbox', { count })} <Link to={`/grants?state=${state}`}>{t('grantDesk.see')}</Link>
    </p>
  );
}
