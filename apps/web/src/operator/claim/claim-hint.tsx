import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { CLAIM_ADDRESS } from '../use-place.js';
import type { ClaimList, FindingList } from './claim-contract.js';

/** The way to the claims where a question waits for an answer or last month's claim came back; else nothing. */
export function ClaimHint({ facilityId }: { facilityId: string }) {
  const { t } = useTranslation();
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const ender = new AbortController();
    // Without an answer nothing is said: the counter itself tells of a lost network or session.
    hasToDo(facilityId, ender.signal).then(setWaits, () => undefined);
    return () => ender.abort();
  }, [facilityId]);
  if (!waits) return null;
  return (
    <a className="button button-danger" href={CLAIM_ADDRESS}>
      {t('serve.claimWaits')}
    </a>
  );
}

async function hasToDo(facilityId: string, signal: AbortSignal): Promise<boolean> {
  const month = monthOf(addDays(monthStartOf(businessDateAt(new Date())), -1));
  const [asked, returned] = await Promise.all([
    request<FindingList>('/v1/findings?state=asked&limit=1', { signal }),
    request<ClaimList>(`/v1/claims?month=${month}&facilityId=${facilityId}&box=returned`, { signal }),
  ]);
  return asked.items.length + returned.items.length > 0;
}
