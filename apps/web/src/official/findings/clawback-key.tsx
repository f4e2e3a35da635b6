import { fen, formatYuan } from '@nuancan/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Clawback, FindingDetail } from './finding-contract.js';
import { isTaken } from './finding-steps.js';

interface ClawbackKeyProps {
  readonly detail: FindingDetail;
  readonly account: Account;
  readonly approvedAt: string | null;
}

/** Takes back what was disallowed after the approval; another person than decided does. */
export function ClawbackKey({ detail, account, approvedAt }: ClawbackKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [booked, setBooked] = useState<Clawback | null>(null);
  const official = account.role === 'town_official' || account.role === 'district_official';
  if (!official || approvedAt === null || detail.state !== 'disallowed' || !isTaken(detail, approvedAt)) return null;
  if (booked) return <p role="status">{t('findings.clawedBack', wordsOf(booked))}</p>;
  const own = detail.decisions.some(({ kind, accountId }) => kind === 'disallow' && accountId === account.id);
  if (own) return <p className="facts-none">{t('findings.clawbackByAnother')}</p>;
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('findings.clawback')}
      </button>
      {asking && (
        <FormDialog
          title={t('findings.clawback')}
          note={t('findings.clawbackNote')}
          fields={[]}
          submit={t('findings.clawback')}
          onSubmit={async () => {
            setBooked(await request<Clawback>(`/v1/findings/${detail.id}/clawback`, { method: 'POST' }));
            await client.invalidateQueries({ queryKey: ['claims'] });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function wordsOf({ withheldFen, receivableFen }: Clawback): { withheld: string; receivable: string } {
  return { withheld: formatYuan(fen(withheldFen)), receivable: formatYuan(fen(receivableFen)) };
}
