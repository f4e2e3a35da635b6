import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { BookViews } from './book-views.js';
import type { CorrectionLimits, CorrectionProposal, ProposalList } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { useAddress } from './use-address.js';

const PAGE = 50;
const STATES = ['waiting', 'approved', 'rejected'] as const;
const TONES = { waiting: 'warn', approved: 'good', rejected: 'quiet' } as const;
const FEN_PER_YUAN = 100;
const CLOCK_AT = 11;
/** As elsewhere an account without a name is told by the end of its number. */
const ACCOUNT_SHOWN = 6;

/** 更正待批: what is too large for one person, for a second one to approve or reject. */
export function CorrectionsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const state = params.get('state') ?? 'waiting';
  const asked = `${state === 'all' ? '' : `state=${state}&`}limit=${PAGE}`;
  const query = usePages<ProposalList>({
    path: `/v1/correction-proposals?${asked}`,
    key: ['books', 'proposals', asked],
    stays: true,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('proposals.title')}>
        <BookViews />
      </PageHeader>
      <Limits account={account} />
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('proposals.shown')}</span>
          <select className="input" value={state} onChange={(event) => choose('state', event.target.value)}>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`proposals.stateOf.${one}`)}
              </option>
            ))}
            <option value="all">{t('proposals.all')}</option>
          </select>
        </label>
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('proposals.none')}>
          <p>{t('proposals.noneText')}</p>
        </EmptyState>
      )}
      {items.map((proposal) => (
        <Proposal key={proposal.id} account={account} proposal={proposal} />
      ))}
      <MoreKey query={query} label={t('proposals.more')} />
    </>
  );
}

/** What one person may correct at once; the district changes it. */
function Limits({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['books', 'correction-limits'],
    queryFn: ({ signal }) => request<CorrectionLimits>('/v1/correction-limits', { signal }),
  });
  if (!data) return null;
  const amount = (data.mostFen / FEN_PER_YUAN).toFixed(2);
  return (
    <p className="proposal-limits">
      <span>{t('proposals.limits', { meals: data.mostMeals, amount })}</span>
      {account.role === 'district_official' && (
        <FormKey
          label={t('proposals.setLimits')}
          refresh={['books', 'correction-limits']}
          form={{
            title: t('proposals.setLimits'),
            note: t('proposals.setLimitsNote'),
            method: 'POST',
            path: '/v1/correction-limits',
            fields: [
              {
                ...{ kind: 'date', name: 'validFrom', label: t('proposals.validFrom') },
                ...{ min: businessDateAt(new Date()), start: businessDateAt(new Date()) },
              },
              { kind: 'money', name: 'mostFen', label: t('proposals.mostFen'), start: amount },
              {
                ...{ kind: 'integer', name: 'mostMeals', label: t('proposals.mostMeals'), most: 200 },
                start: `${data.mostMeals}`,
              },
            ],
          }}
        />
      )}
    </p>
  );
}

interface ProposalProps {
  readonly account: Account;
  readonly proposal: CorrectionProposal;
}

function Proposal({ account, proposal }: ProposalProps) {
  const { t } = useTranslation();
  const { meals, items, state, facilityId } = proposal;
  const proposedAt = moment(proposal.proposedAt);
  const what = t(`proposals.kind.${proposal.kind}`);
  const name = `${what} · ${proposal.facilityName ?? t('proposals.several')}`;
  return (
    <section className="facts" aria-label={`${name} ${proposedAt}`}>
      <header>
        <h2>{name}</h2>
        <StateTag tone={TONES[state]}>{t(`proposals.stateOf.${state}`)}</StateTag>
      </header>
      <ProposalFacts account={account} proposal={proposal} />
      <DecisionKeys account={account} proposal={proposal} what={what} />
      <FactTable
        caption={`${t('proposals.each', { what, meals })} ${proposedAt}`}
        captionHidden
        none=""
        head={[
          ...[t('proposals.day'), t('sheet.time'), t('sheet.person'), t('proposals.what'), t('proposals.elder')],
          ...[t('proposals.government'), t('proposals.donation'), t('proposals.unfunded')],
        ]}
        figures={[4, 5, 6, 7]}
        rows={items.map((item) => ({
          id: item.mealId,
          cells: [
            facilityId === null ? (
              item.businessDate
            ) : (
              <Link to={`/books/sheet/${facilityId}/${item.businessDate}`}>{item.businessDate}</Link>
            ),
            item.servedAt === null ? '' : moment(item.servedAt).slice(CLOCK_AT),
            item.servedAt === null ? '' : (item.residentName ?? t('sheet.sale')),
            t(`proposals.kind.${proposal.kind === 'swap' && item.kind === 'grant_subsidy' ? 'swap' : item.kind}`),
            ...[item.elderPaidFen, item.governmentFen, item.donationFen, item.unfundedFen].map((amountFen) => (
              <Money amountFen={amountFen} />
            )),
          ],
        }))}
      />
    </section>
  );
}

function ProposalFacts({ account, proposal }: ProposalProps) {
  const { t } = useTranslation();
  const nameOf = (accountId: string, name: string | null): string =>
    accountId === account.id ? t('proposals.me') : (name ?? `#${accountId.slice(-ACCOUNT_SHOWN)}`);
  return (
    <dl className="proposal-facts">
      <dt>{t('proposals.proposedAt')}</dt>
      <dd>{moment(proposal.proposedAt)}</dd>
      <dt>{t('proposals.proposedBy')}</dt>
      <dd>{nameOf(proposal.proposedBy, proposal.proposedByName)}</dd>
      <dt>{t('proposals.meals')}</dt>
      <dd>{proposal.meals}</dd>
      <dt>{t('proposals.amount')}</dt>
      <dd>
        <Money amountFen={proposal.amountFen} />
      </dd>
      <dt>{t('proposals.reason')}</dt>
      <dd>{proposal.reason}</dd>
      {proposal.decidedBy !== null && (
        <>
          <dt>{t('proposals.decidedBy')}</dt>
          <dd>
            {nameOf(proposal.decidedBy, proposal.decidedByName)}
            {proposal.decidedAt !== null && ` · ${moment(proposal.decidedAt)}`}
          </dd>
        </>
      )}
      {proposal.decisionReason !== null && (
        <>
          <dt>{t('proposals.decisionReason')}</dt>
          <dd>{proposal.decisionReason}</dd>
        </>
      )}
    </dl>
  );
}

function DecisionKeys({ account, proposal, what }: ProposalProps & { readonly what: string }) {
  const { t } = useTranslation();
  const may = account.role === 'town_official' || account.role === 'district_official';
  if (!may || proposal.state !== 'waiting') return null;
  if (proposal.proposedBy === account.id) return <p>{t('proposals.byOther')}</p>;
  const path = `/v1/correction-proposals/${proposal.id}/decision`;
  const of = { what, meals: proposal.meals };
  return (
    <div className="month-steps">
      {(['approve', 'reject'] as const).map((step) => (
        <FormKey
          key={step}
          main={step === 'approve'}
          label={t(`proposals.${step}`)}
          refresh={['books']}
          form={{
            ...{ title: t(`proposals.${step}Of`, of), note: t(`proposals.${step}Note`), method: 'POST', path },
            fields: [
              {
                ...{ kind: 'text', name: 'reason', label: t('proposals.decisionReason'), longest: 200 },
                optional: step === 'approve',
              },
            ],
            body: (values) => ({ ...values, decision: step === 'approve' ? 'approved' : 'rejected' }),
          }}
        />
      ))}
    </div>
  );
}
