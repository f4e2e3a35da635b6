import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { OversightTaskList } from '../../oversight/oversight-contract.js';
import { CLAIM_ADDRESS, OVERSIGHT_ADDRESS } from '../use-place.js';
import type { ClaimList, FindingList } from './claim-contract.js';

const BELL_AFTER_MS = 3_000;

// The counter comes first, and goes on without it where it cannot be fetched.
const Bell = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, BELL_AFTER_MS));
  return import('../../messages/bell.js').then(
    (bell) => ({ default: bell.Bell }),
    () => ({ default: () => null }),
  );
});

/** The way to the messages; to the claims where a question waits for an answer or last month's claim came back; and the way to inspections. */
export function ClaimHint({ facilityId }: { facilityId: string }): ReactNode {
  const { t } = useTranslation();
  const [waits, setWaits] = useState(false);
  const [findings, setFindings] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    // Without an answer nothing is said: the counter itself tells of a lost network or session.
    hasToDo(facilityId, ender.signal).then(setWaits, () => undefined);
    countFindings(ender.signal).then(setFindings, () => undefined);
    return () => ender.abort();
  }, [facilityId]);
  return (
    <>
      {waits && (
        <a className="button button-danger" href={CLAIM_ADDRESS}>
          {t('serve.claimWaits')}
        </a>
      )}
      <a className={findings > 0 ? 'button button-danger' : 'button'} href={OVERSIGHT_ADDRESS}>
        {t('serve.oversight')}
        {findings > 0 && ` ${findings}`}
      </a>
      <Suspense fallback={null}>
        <Bell way={(props) => <a href="#messages" {...props} />} />
      </Suspense>
    </>
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

/** How many findings of inspections wait for the facility's answer. */
async function countFindings(signal: AbortSignal): Promise<number> {
  const { items } = await request<OversightTaskList>('/v1/oversight-tasks', { signal });
  return items.filter(({ waitsFor }) => waitsFor === 'operator').length;
}
