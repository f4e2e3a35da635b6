import { fen, formatYuan, businessDateAt } from '@nuancan/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { randomUuid } from '../../shared/random-uuid.js';
import { yuan } from '../../shared/yuan.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { LegHistory, LegPayment } from './claims-contract.js';
import { PayeeFacts } from './payee-facts.js';
import { LegTag } from './leg-tag.js';
import { useWho } from './use-who.js';

const REFERENCE_LONGEST = 64;
const REASON_LONGEST = 500;

/** One payment order: what is due, and what was paid, sent back, withheld and netted of it. */
export function LegPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['claims', 'leg', id],
    queryFn: ({ signal }) => request<LegHistory>(`/v1/legs/${id}`, { signal }),
  });
  const leg = query.data;
  return (
    <>
      <PageHeader title={leg ? t('legs.titleOf', { code: leg.code }) : t('legs.list')}>
        {leg && (
          <Link className="button" to={`/claims/${leg.claimId}`}>
            {t('legs.toClaim')}
          </Link>
        )}
        <Link className="button" to="/claims/legs">
          ← {t('legs.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!leg && query.error === null && <p role="status">{t('district.loading')}</p>}
      {leg && <LegFacts leg={leg} account={account} />}
      {leg && <PayeeFacts leg={leg} account={account} />}
      {leg && <Payments leg={leg} account={account} busy={query.isFetching} />}
    </>
  );
}

function LegFacts({ leg, account }: { leg: LegHistory; account: Account }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const leftFen = leg.amountFen - leg.settledFen;
  const facts = [
    [t('legs.payee'), leg.organisationName],
    [t('legs.facility'), leg.facilityName ?? t('legs.otherTown')],
    [t('legs.month'), leg.month],
    [t('legs.funder'), nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`)],
    [
      t('legs.approvedOn'),
      `${leg.approvedOn}${leftFen === 0 ? '' : ` · ${t('legs.days', { count: leg.daysWaiting })}`}`,
    ],
    [t('legs.amount'), <Money amountFen={leg.amountFen} />],
    [t('legs.settled'), <Money amountFen={leg.settledFen} />],
    [t('legs.left'), <Money amountFen={leftFen} />],
  ] as const;
  return (
    <section className="facts" aria-label={leg.code}>
      <header>
        <h2>{leg.code}</h2>
        <LegTag leg={leg} />
        {account.role === 'district_official' &&
          (leftFen !== 0 || beyondOf(leg) > 0) &&
          (leg.approvedBy === account.id ? (
            <small>{t('legs.payByAnother')}</small>
          ) : (
            <PayKey leg={leg} leftFen={leftFen} />
          ))}
      </header>
      {leg.amountFen > 0 && leftFen < 0 && (
        <p className="claim-warn">{t('legs.surplusTold', { amount: formatYuan(fen(-leftFen)) })}</p>
      )}
      <dl className="facility-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the bank may have paid by the order although it was withheld or netted since. */
function beyondOf({ amountFen, settledFen, paidFen }: LegHistory): number {
  return amountFen > 0 ? Math.min(settledFen - paidFen, amountFen - paidFen) : 0;
}

function PayKey({ leg, leftFen }: { leg: LegHistory; leftFen: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  // One for each opened dialog: pressing again after an answer that did not come books nothing twice.
  const clientId = useRef('');
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const today = businessDateAt(new Date());
  const beyond = beyondOf(leg);
  const choices = ['no', 'yes'] as const;
  return (
    <>
      <button type="button" className="button button-main" onClick={begin}>
        {t('legs.pay')}
      </button>
      {open && (
        <FormDialog
          title={`${t('legs.pay')} · ${leg.code}`}
          note={
            beyond > 0
              ? `${t('legs.payNote')} ${t('legs.beyondNote', { amount: formatYuan(fen(beyond)) })}`
              : t('legs.payNote')
          }
          submit={t('legs.pay')}
          fields={[
            {
              ...{ kind: 'money', name: 'amountFen', label: t('legs.payAmount'), most: 'month' },
              ...{ signed: leftFen < 0, start: formatYuan(fen(leftFen)) },
            },
            { kind: 'text', name: 'reference', label: t('legs.reference'), longest: REFERENCE_LONGEST },
            { kind: 'date', name: 'paidOn', label: t('legs.paidOn'), min: leg.approvedOn, max: today, start: today },
            ...(beyond > 0
              ? [
                  {
                    ...({ kind: 'choice', name: 'beyondLeft', label: t('legs.beyondLeft') } as const),
                    options: choices.map((value) => ({ value, label: t(`legs.${value}`) })),
                  },
                ]
              : []),
          ]}
          onSubmit={async ({ beyondLeft, ...values }) => {
            const body = { ...values, beyondLeft: beyondLeft === 'yes', clientId: clientId.current };
            await request<LegHistory>(`/v1/legs/${leg.legId}/payments`, { method: 'POST', body });
            await client.invalidateQueries({ queryKey: ['claims'] });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Payments({ leg, account, busy }: { leg: LegHistory; account: Account; busy: boolean }) {
  const { t } = useTranslation();
  const who = useWho(account);
  const bounced = new Set(leg.payments.map(({ bounces }) => bounces));
  // Whoever recorded a payment does not take it back.
  const mayBounce = ({ kind, paymentId, accountId }: LegPayment): boolean =>
    account.role === 'district_official' && kind === 'bank' && accountId !== account.id && !bounced.has(paymentId);
  return (
    <section className="facts">
      <header>
        <h2>{t('legs.payments')}</h2>
      </header>
      <LazyTable
        caption={t('legs.payments')}
        none={t('legs.noPayments')}
        busy={busy}
        columns={[
          { title: t('legs.paidOn'), whole: true },
          { title: t('claims.kind') },
          { title: t('legs.reference') },
          { title: t('legs.payAmount'), figure: true },
          { title: t('legs.reason') },
          { title: t('legs.by') },
          { title: '' },
        ]}
        rows={leg.payments.map((payment) => ({
          key: payment.paymentId,
          cells: [
            payment.paidOn,
            <>
              {t(`legs.kindOf.${payment.kind}`)} {bounced.has(payment.paymentId) && <small>{t('legs.bounced')}</small>}
            </>,
            payment.nettedWith === null ? (
              (payment.reference ?? '')
            ) : (
              <Link to={`/claims/legs/${payment.nettedWith}`}>{t('legs.kindOf.netted')}</Link>
            ),
            <Money amountFen={payment.amountFen} />,
            payment.reason ?? '',
            who(payment.accountId, payment.accountName),
            mayBounce(payment) ? <BounceKey payment={payment} /> : '',
          ],
        }))}
      />
    </section>
  );
}

function BounceKey({ payment }: { payment: LegPayment }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  return (
    <FormKey
      label={t('legs.bounce')}
      refresh={['claims']}
      form={{
        title: `${t('legs.bounce')} · ${payment.reference ?? ''}`,
        note: t('legs.bounceNote', { amount: yuan(payment.amountFen) }),
        method: 'POST',
        path: `/v1/leg-payments/${payment.paymentId}/bounce`,
        fields: [
          {
            kind: 'date',
            name: 'bouncedOn',
            label: t('legs.bouncedOn'),
            min: payment.paidOn,
            max: today,
            start: today,
          },
          { kind: 'text', name: 'reason', label: t('legs.reason'), longest: REASON_LONGEST },
        ],
      }}
    />
  );
}
