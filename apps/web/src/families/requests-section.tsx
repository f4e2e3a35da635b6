import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../account/moment.js';
import { request } from '../api/request.js';
import { FormDialog } from '../shared/form-dialog.js';
import type { Field, FormBody } from '../shared/form-values.js';
import { yuan } from '../shared/yuan.js';
import { StateTag } from '../shared/state-tag.js';
import { usePages } from '../shared/use-pages.js';
import type { StaffRequest, StaffRequestPage } from './families-contract.js';
import { QueryState } from './query-state.js';

const LONGEST = 200;
const TONES = { asked: 'warn', accepted: 'good', refused: 'quiet', withdrawn: 'quiet' } as const;

/** 家属请求: the kitchen answers, an official reads. */
export function RequestsSection({ walletAddress }: { readonly walletAddress: string | null }) {
  const { t } = useTranslation();
  const query = usePages<StaffRequestPage>({ path: '/v1/family-requests?limit=50', key: ['families', 'requests'] });
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const items = [...all.filter(({ state }) => state === 'asked'), ...all.filter(({ state }) => state !== 'asked')];
  const open = query.data?.pages[0]?.open ?? 0;
  return (
    <section className="families-section" aria-labelledby="families-requests" aria-busy={query.isFetching}>
      <h2 id="families-requests">{t('families.requests')}</h2>
      <QueryState query={query} />
      {query.data && items.length === 0 && <p>{t('families.noRequests')}</p>}
      {open > 0 && <p role="status">{t('families.waiting', { n: open })}</p>}
      <ul className="families-list">
        {items.map((item) => (
          <RequestRow key={item.id} item={item} walletAddress={walletAddress} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t('families.older')}
        </button>
      )}
    </section>
  );
}

function RequestRow({ item, walletAddress }: { readonly item: StaffRequest; readonly walletAddress: string | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'accepted' | 'refused' | null>(null);
  const { kind, state, residentName: elder, name, note, answer } = item;
  const what =
    kind === 'top_up'
      ? t('families.topUp', { yuan: yuan(item.amountFen ?? 0) })
      : t('families.pause', {
          ...{ from: item.from ?? '', to: item.to ?? '' },
          reason: t(`families.reason.${item.reason ?? 'other'}`),
        });
  const asker = {
    name: name ?? t('families.forgotten'),
    relationship: t(`families.relationshipOf.${item.relationship}`),
    phone: item.phone ?? '—',
  };
  const answers = state === 'asked' && walletAddress !== null;
  return (
    <li>
      <h3>
        {elder} · {what} <StateTag tone={TONES[state]}>{t(`families.state.${state}`)}</StateTag>
      </h3>
      <p className="families-facts">
        {t('families.asker', asker)} · {item.facilityName} · {moment(item.askedAt)}
      </p>
      {note !== null && <p>{note}</p>}
      {answer !== null && <p>{t('families.answered', { words: answer })}</p>}
      {state === 'asked' && !item.consentStands && <p>{t('families.noConsent')}</p>}
      <div className="families-keys">
        {answers && item.consentStands && (
          <button
            type="button"
            className="button button-main"
            aria-label={t('families.acceptOf', { elder, what })}
            onClick={() => setOpen('accepted')}
          >
            {t('families.accept')}
          </button>
        )}
        {answers && (
          <button
            type="button"
            className="button"
            aria-label={t('families.refuseOf', { elder, what })}
            onClick={() => setOpen('refused')}
          >
            {t('families.refuse')}
          </button>
        )}
        {kind === 'top_up' && state === 'accepted' && walletAddress !== null && (
          <a className="button" href={walletAddress}>
            {t('families.wallet')}
          </a>
        )}
      </div>
      {open !== null && <AnswerDialog {...{ item, what, outcome: open }} onClose={() => setOpen(null)} />}
    </li>
  );
}

interface AnswerDialogProps {
  readonly item: StaffRequest;
  readonly what: string;
  readonly outcome: 'accepted' | 'refused';
  readonly onClose: () => void;
}

function AnswerDialog({ item, what, outcome, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const accepts = outcome === 'accepted';
  const send = async (values: FormBody): Promise<void> => {
    const body = { ...values, outcome };
    try {
      await request<StaffRequest>(`/v1/family-requests/${item.id}/decision`, { method: 'POST', body });
    } finally {
      void client.invalidateQueries({ queryKey: ['families'] });
    }
  };
  const word: Field = {
    ...{ kind: 'text', name: 'answer', longest: LONGEST, optional: accepts },
    label: t(accepts ? 'families.answer' : 'families.refusal'),
  };
  return (
    <FormDialog
      title={t(accepts ? 'families.acceptOf' : 'families.refuseOf', { elder: item.residentName, what })}
      note={accepts ? t(item.kind === 'top_up' ? 'families.acceptTopUpNote' : 'families.acceptPauseNote') : null}
      fields={[word]}
      submit={t(accepts ? 'families.accept' : 'families.refuse')}
      onSubmit={send}
      onClose={onClose}
    />
  );
}
