import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import type { Claim, Clawback, ClawbackRow } from './claims-contract.js';
import { waitingOf } from './sum-clawbacks.js';
import { useClawbacks } from './use-clawbacks.js';

const FIGURES = ['withheld', 'netted', 'owed'] as const;

interface ClawbackSectionProps {
  readonly account: Account;
  readonly claim: Claim;
}

/** 追缴 of one claim: what came to light after its approval, and what became of it; nothing where nothing did. */
export function ClawbackSection({ account, claim }: ClawbackSectionProps) {
  const { t } = useTranslation();
  const { data } = useClawbacks(claim);
  const [row] = data ?? [];
  const [booked, setBooked] = useState<Clawback | null>(null);
  if (!row) return null;
  const official = account.role === 'town_official' || account.role === 'district_official';
  return (
    <section className="facts" aria-label={t('clawbacks.ofClaim')}>
      <header>
        <h2>{t('clawbacks.ofClaim')}</h2>
        {official && row.waitingFindings.length > 0 && <BookKey row={row} onBooked={setBooked} />}
      </header>
      <dl className="facility-facts">
        <div>
          <dt>{t('clawbacks.undecided')}</dt>
          <dd>{t('clawbacks.items', { count: row.undecided })}</dd>
        </div>
        <div>
          <dt>{t('clawbacks.waiting')}</dt>
          <dd>
            {t('clawbacks.items', { count: waitingOf(row) })} · <Money amountFen={row.waitingFen} />
          </dd>
        </div>
        {FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{t(`clawbacks.${figure}`)}</dt>
            <dd>
              <Money amountFen={row[`${figure}Fen`]} />
            </dd>
          </div>
        ))}
      </dl>
      {official && row.ownFindings.length > 0 && (
        <p className="facts-none">{t('clawbacks.byAnother', { count: row.ownFindings.length })}</p>
      )}
      {booked && (
        <p role="status">
          {t('clawbacks.done', { withheld: yuan(booked.withheldFen), receivable: yuan(booked.receivableFen) })}
        </p>
      )}
    </section>
  );
}

function BookKey({ row, onBooked }: { row: ClawbackRow; onBooked: (sum: Clawback) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const count = row.waitingFindings.length;
  const book = async (): Promise<void> => {
    const sum = { meals: 0, withheldFen: 0, receivableFen: 0 };
    try {
      // One after the other: each is a booking of its own, and what is booked stays booked when a later one is refused.
      for (const id of row.waitingFindings) {
        const one = await request<Clawback>(`/v1/findings/${id}/clawback`, { method: 'POST' });
        sum.meals += one.meals;
        sum.withheldFen += one.withheldFen;
        sum.receivableFen += one.receivableFen;
      }
    } finally {
      if (sum.meals > 0) onBooked(sum);
      await client.invalidateQueries({ queryKey: ['claims'] });
    }
  };
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setAsking(true)}>
        {t('clawbacks.bookAll', { count })}
      </button>
      {asking && (
        <FormDialog
          title={t('clawbacks.bookAll', { count })}
          note={t('clawbacks.bookNote', { count, amount: yuan(row.waitingFen) })}
          fields={[]}
          submit={t('findings.clawback')}
          onSubmit={book}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
