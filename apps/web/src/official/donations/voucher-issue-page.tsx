import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { DeskKey } from './desk-key.js';
import { useEarmarkName } from './use-earmark-name.js';
import { useVoucherIssue } from './use-voucher-issue.js';
import type { VoucherIssueDetail } from './voucher-contract.js';
import { TONES } from './voucher-table.js';

const REASON_LONGEST = 200;

/** One issue: what its vouchers paid, where and when, and what still stands behind the others. */
export function VoucherIssuePage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useVoucherIssue(id);
  const issue = query.data;
  const writes = account.role === 'district_official';
  return (
    <>
      <PageHeader title={issue ? t('mealVouchers.titleOf', { day: issue.issuedOn }) : t('mealVouchers.title')}>
        {issue && writes && issue.state === 'open' && (
          <Link className="button button-main" to="print">
            {t('mealVouchers.print')}
          </Link>
        )}
        {issue && writes && issue.state !== 'ended' && <EndKey issue={issue} />}
        <Link className="button" to="/donations/vouchers">
          ← {t('mealVouchers.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!issue && query.error === null && <p role="status">{t('district.loading')}</p>}
      {issue && (
        <>
          <Facts issue={issue} />
          <Vouchers issue={issue} />
          {issue.refusals.length > 0 && <Refusals issue={issue} />}
        </>
      )}
    </>
  );
}

function EndKey({ issue }: { issue: VoucherIssueDetail }) {
  const { t } = useTranslation();
  return (
    <DeskKey
      label={t('mealVouchers.end')}
      note={t('mealVouchers.endNote', { amount: formatYuan(fen(issue.reservedFen)) })}
      path={`/v1/voucher-issues/${issue.id}/end`}
      fields={[{ kind: 'text', name: 'reason', label: t('mealVouchers.reason'), longest: REASON_LONGEST }]}
      body={({ reason }) => ({ reason })}
    />
  );
}

function Facts({ issue }: { issue: VoucherIssueDetail }) {
  const { t } = useTranslation();
  const nameOf = useEarmarkName();
  const { redeemed, vouchers, donorName, donationId, endReason } = issue;
  const facts = [
    ...(donorName === null
      ? []
      : ([[t('mealVouchers.donor'), <Link to={`/donations/${donationId}`}>{donorName}</Link>]] as const)),
    [t('mealVouchers.organisation'), issue.organisationName],
    [t('mealVouchers.place'), nameOf(issue)],
    [t('mealVouchers.cap'), <Money amountFen={issue.capFen} />],
    [t('mealVouchers.expiresOn'), issue.expiresOn],
    [t('mealVouchers.redeemed'), t('mealVouchers.redeemedOf', { redeemed, vouchers })],
    [t('mealVouchers.spent'), <Money amountFen={issue.spentFen} />],
    [t('mealVouchers.reserved'), <Money amountFen={issue.reservedFen} />],
    [
      t('mealVouchers.state'),
      <StateTag tone={TONES[issue.state]}>{t(`mealVouchers.stateOf.${issue.state}`)}</StateTag>,
    ],
  ] as const;
  return (
    <section className="facts" aria-label={t('mealVouchers.title')}>
      <dl className="facility-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {endReason !== null && <p>{t('mealVouchers.endedBecause', { reason: endReason })}</p>}
    </section>
  );
}

function Vouchers({ issue: { items } }: { issue: VoucherIssueDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <LazyTable
        caption={t('mealVouchers.title')}
        none={t('mealVouchers.none')}
        columns={[
          { title: t('mealVouchers.no'), figure: true },
          { title: t('mealVouchers.for') },
          { title: t('mealVouchers.state') },
          { title: t('mealVouchers.usedOn') },
          { title: t('mealVouchers.facility') },
          { title: t('mealVouchers.paid'), figure: true },
        ]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            item.no,
            item.residentName ?? t('mealVouchers.bearer'),
            <StateTag tone={TONES[item.state]}>{t(`mealVouchers.stateOf.${item.state}`)}</StateTag>,
            item.usedOn ?? '',
            item.facilityName ?? '',
            item.state === 'used' ? <Money amountFen={item.amountFen} /> : '',
          ],
        }))}
      />
    </section>
  );
}

function Refusals({ issue: { refusals } }: { issue: VoucherIssueDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <header>
        <h2>{t('mealVouchers.refusals')}</h2>
      </header>
      <LazyTable
        caption={t('mealVouchers.refusals')}
        none={t('mealVouchers.none')}
        columns={[
          { title: t('mealVouchers.no'), figure: true },
          { title: t('mealVouchers.usedOn') },
          { title: t('mealVouchers.facility') },
          { title: t('mealVouchers.reason') },
        ]}
        rows={refusals.map(({ no, shownOn, facilityName, outcome }, place) => ({
          key: `${place}`,
          cells: [no, shownOn, facilityName, t(`mealVouchers.refusalOf.${outcome}`)],
        }))}
      />
    </section>
  );
}
