import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { yuan } from '../../shared/yuan.js';
import type { BulkResults, ClaimRow } from './claims-contract.js';

/** What became of each claim, in the order asked. */
export type Outcome = readonly { readonly row: ClaimRow; readonly result: BulkResults['items'][number] }[];

/** So few that an answer comes in time. */
const AT_ONCE = 50;

async function step(action: BulkBarProps['action'], rows: readonly ClaimRow[]): Promise<Outcome> {
  const claims = rows.map(({ claimId, step: at }) => ({ claimId, step: at }));
  const { items } = await request<BulkResults>('/v1/claims/bulk-steps', { method: 'POST', body: { action, claims } });
  const results = new Map(items.map((result) => [result.claimId, result]));
  return rows.flatMap((row) => {
    const result = results.get(row.claimId ?? '');
    return result ? [{ row, result }] : [];
  });
}

interface BulkBarProps {
  readonly action: 'endorse' | 'approve';
  readonly picked: readonly ClaimRow[];
  readonly onDone: (outcome: Outcome) => void;
}

/** Endorses or approves what is chosen, after saying how much it is. */
export function BulkBar({ action, picked, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const amount = yuan(picked.reduce((sum, row) => sum + row.governmentFen, 0));
  const count = picked.length;
  const send = async (): Promise<void> => {
    const outcome: Outcome[number][] = [];
    try {
      for (let at = 0; at < count; at += AT_ONCE) outcome.push(...(await step(action, picked.slice(at, at + AT_ONCE))));
    } finally {
      if (outcome.length > 0) onDone(outcome);
      await client.invalidateQueries({ queryKey: ['claims'] });
    }
  };
  return (
    <div className="claim-bulk">
      <button type="button" className="button button-main" disabled={count === 0} onClick={() => setAsking(true)}>
        {t(`claims.bulk.${action}`)}
      </button>
      <p role="status">{count > 0 ? t('claims.chosen', { count }) : t('claims.bulkHint')}</p>
      {asking && (
        <FormDialog
          title={t(`claims.bulkTitle.${action}`, { count })}
          note={t('claims.bulkNote', { count, amount })}
          fields={[]}
          submit={t(`claims.bulk.${action}`)}
          onSubmit={send}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** How many were done, and why the others were not. */
export function BulkOutcome({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const text = useBilingual();
  const failed = outcome.filter(({ result }) => !result.done);
  return (
    <div className={failed.length === 0 ? 'state-panel claim-outcome' : 'state-panel error-state'} role="status">
      <p>
        {t('claims.bulkDone', { count: outcome.length - failed.length })}
        {failed.length > 0 && ` · ${t('claims.bulkFailed', { count: failed.length })}`}
      </p>
      <ul>
        {failed.map(({ row, result }) => (
          <li key={row.facilityId}>
            <Link to={`/claims/${result.claimId}`}>{row.facilityName}</Link>：
            {text({ zh: result.zh ?? '', en: result.en ?? '' })}
          </li>
        ))}
      </ul>
    </div>
  );
}
