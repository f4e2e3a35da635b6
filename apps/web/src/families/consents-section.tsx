import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../account/moment.js';
import { request } from '../api/request.js';
import { FormDialog } from '../shared/form-dialog.js';
import { StateTag } from '../shared/state-tag.js';
import { usePages } from '../shared/use-pages.js';
import type { Consent, ConsentPage } from './families-contract.js';
import { LinkDialog } from './link-dialog.js';
import { QueryState } from './query-state.js';

const SHOWN = ['meals', 'balance', 'deliveries'] as const;
const REASONS = ['elder', 'family', 'mistake'] as const;

interface ConsentsSectionProps {
  /** Of one elder only; null: of all. */
  readonly residentId: string | null;
  /** What enters one. */
  readonly giving: ReactNode;
}

/** 老人的同意: who sees what until when, the links, and the way to withdraw. */
export function ConsentsSection({ residentId, giving }: ConsentsSectionProps) {
  const { t } = useTranslation();
  const of = residentId === null ? '' : `&residentId=${residentId}`;
  const query = usePages<ConsentPage>({
    path: `/v1/family-consents?limit=50${of}`,
    key: ['families', 'consents', residentId],
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="families-section" aria-labelledby="families-consents" aria-busy={query.isFetching}>
      <header className="families-keys">
        <h2 id="families-consents">{t('families.consents')}</h2>
        {giving}
      </header>
      <QueryState query={query} />
      {query.data && items.length === 0 && <p>{t('families.noConsents')}</p>}
      <ul className="families-list">
        {items.map((consent) => (
          <ConsentRow key={consent.id} consent={consent} />
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

function ConsentRow({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'link' | 'withdraw' | null>(null);
  const { residentName: elder, stands, withdrawal, views, lastSeenAt } = consent;
  const name = consent.name ?? t('families.forgotten');
  const shows = { meals: consent.showsMeals, balance: consent.showsBalance, deliveries: consent.showsDeliveries };
  const facts = [
    ...SHOWN.flatMap((what) => (shows[what] ? [t(`families.showsOf.${what}`)] : [])),
    `${t(`families.wayOf.${consent.way}`)} ${consent.givenOn}`,
    consent.facilityName,
    lastSeenAt === null ? t('families.neverSeen') : t('families.seen', { n: views, moment: moment(lastSeenAt) }),
  ];
  return (
    <li>
      <h3>
        {elder} · {name}（{t(`families.relationshipOf.${consent.relationship}`)}） {consent.phone}{' '}
        <StateTag tone={stands ? 'good' : 'quiet'}>
          {stands
            ? t('families.until', { day: consent.validUntil })
            : withdrawal === null
              ? t('families.expired')
              : t(`families.withdrawal.${withdrawal}`)}
        </StateTag>
      </h3>
      <p className="families-facts">{facts.join(' · ')}</p>
      {withdrawal === null && (
        <div className="families-keys">
          {stands && (
            <button
              type="button"
              className="button"
              aria-label={t('families.linkOf', { name, elder })}
              onClick={() => setOpen('link')}
            >
              {t('families.link')}
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-label={t('families.withdrawOf', { name, elder })}
            onClick={() => setOpen('withdraw')}
          >
            {t('families.withdraw')}
          </button>
        </div>
      )}
      {open === 'link' && <LinkDialog consent={consent} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && (
        <WithdrawDialog
          consent={consent}
          title={t('families.withdrawOf', { name, elder })}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}

interface WithdrawDialogProps {
  readonly consent: Consent;
  readonly title: string;
  readonly onClose: () => void;
}

function WithdrawDialog({ consent, title, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <FormDialog
      title={title}
      note={t('families.withdrawNote')}
      fields={[
        {
          ...{ kind: 'choice', name: 'reason', label: t('families.why') },
          options: REASONS.map((value) => ({ value, label: t(`families.withdrawal.${value}`) })),
        },
      ]}
      submit={t('families.withdraw')}
      onSubmit={async (body) => {
        await request<Consent>(`/v1/family-consents/${consent.id}/withdrawal`, { method: 'POST', body });
        await client.invalidateQueries({ queryKey: ['families'] });
      }}
      onClose={onClose}
    />
  );
}
