import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { BooksFailure } from '../books/books-failure.js';
import { ClaimExports } from '../claim-exports/claim-exports.js';
import { FindingsPanel } from '../findings/findings-panel.js';
import { PageHeader } from '../shell/page-header.js';
import { AdjustKey } from './adjust-key.js';
import { ApprovalSection } from './approval-section.js';
import { ClawbackSection } from './clawback-section.js';
import { ClaimFooter } from './claim-footer.js';
import { ClaimTag } from './claim-tag.js';
import type { Claim } from './claims-contract.js';
import { GroupsSection } from './groups-section.js';
import { HistorySection } from './history-section.js';
import { LateMealsSection } from './late-meals-section.js';
import { ClaimLegs } from './claim-legs.js';
import { PortionsSection } from './portions-section.js';
import { useClaim, type ClaimDesk } from './use-claim.js';

/** 申报单: one claim; every figure leads to its lines, every line to its day. */
export function ClaimPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const desk = useClaim(id);
  const { query } = desk;
  const claim = query.data;
  const title = claim ? t('claims.titleOf', { facility: claim.facilityName, month: claim.month }) : t('claims.title');
  return (
    <>
      <PageHeader title={title}>
        {claim && <AdjustKey account={account} claim={claim} desk={desk} />}
        <Link className="button" to={`/claims${claim ? `?month=${claim.month}` : ''}`}>
          ← {t('claims.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!claim && query.error === null && <p role="status">{t('district.loading')}</p>}
      {claim && <ClaimView key={claim.claimId} account={account} claim={claim} desk={desk} />}
    </>
  );
}

function ClaimView({ account, claim, desk }: { account: Account; claim: Claim; desk: ClaimDesk }) {
  return (
    <>
      <NoticeLine desk={desk} />
      <div className="claim-layout" aria-busy={desk.query.isFetching}>
        <div className="claim-statement">
          <HeadSection claim={claim} />
          {claim.approval && <ClawbackSection account={account} claim={claim} />}
          <GroupsSection claim={claim} />
          <PortionsSection claim={claim} />
          <LateMealsSection account={account} claim={claim} desk={desk} />
        </div>
        <FindingsPanel
          account={account}
          facilityId={claim.facilityId}
          month={claim.month}
          approvedAt={claim.approval?.approvedAt ?? null}
        />
        <div className="claim-statement">
          {claim.approval && <ApprovalSection claim={claim} account={account} approval={claim.approval} />}
          {claim.approval && <ClaimLegs claim={claim} />}
          <ClaimExports account={account} claim={claim} />
          <HistorySection account={account} claim={claim} />
        </div>
      </div>
      <ClaimFooter account={account} claim={claim} desk={desk} />
    </>
  );
}

function NoticeLine({ desk: { notice } }: { desk: ClaimDesk }) {
  const { t } = useTranslation();
  if (notice === null) return null;
  return (
    <p className={`claim-notice claim-notice-${notice.kind}`} role={notice.kind === 'faster' ? 'alert' : 'status'}>
      {notice.kind === 'faster' ? t('claims.faster') : t('claims.done', { step: t(`claims.step.${notice.action}`) })}
    </p>
  );
}

function HeadSection({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const returned =
    claim.state === 'returned' ? claim.transitions.findLast(({ action }) => action === 'return') : undefined;
  const last = claim.versions.at(-1);
  return (
    <section className="facts" aria-label={t('claims.composition')}>
      <header>
        <h2>{t('claims.composition')}</h2>
        <ClaimTag state={claim.state} />
        {claim.version > 0 && <span>{t('claims.version', { version: claim.version })}</span>}
      </header>
      {returned && <p className="claim-warn">{t('claims.returnedBecause', { reason: returned.reason ?? '' })}</p>}
      {claim.ones.meals > 0 ? (
        <FiveOnesBar amounts={claim.ones} label={t('claims.composition')} />
      ) : (
        <p className="facts-none">{t('claims.noLines')}</p>
      )}
      <p className="claim-facts">
        <span>{t('claims.onesMeals', { count: claim.ones.meals })}</span>
        {last && <span>{t('claims.subsidisedMeals', { count: last.meals })}</span>}
        <span>{t('claims.payee', { name: claim.organisationName })}</span>
      </p>
    </section>
  );
}
