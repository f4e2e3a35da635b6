import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Claim, ClaimLine, ClaimLines } from './claims-contract.js';
import { FUNDER_FEN, mergeGroups, sumOf, type StatementRow } from './merge-groups.js';
import { useTierNames } from './use-tier-names.js';

const PAGE = 100;

/** The lines behind a figure; each leads to the meals of its day. */
export function LinesPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { params, only } = useAddress();
  const asked = `${only('kind', 'prior', 'tierCode')}&limit=${PAGE}`;
  const claim = useQuery({
    queryKey: ['claims', 'one', id],
    queryFn: ({ signal }) => request<Claim>(`/v1/claims/${id}`, { signal }),
  });
  const query = usePages<ClaimLines>({
    path: `/v1/claims/${id}/lines?${asked}`,
    key: ['claims', 'lines', id, asked],
    stays: true,
  });
  const rows = mergeGroups(claim.data?.groups ?? []).filter((row) => isAsked(row, params));
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader
        title={
          claim.data
            ? `${t('claims.linesTitle')} · ${claim.data.facilityName} ${claim.data.month}`
            : t('claims.linesTitle')
        }
      >
        <Link className="button" to={`/claims/${id}`}>
          ← {t('claims.backToClaim')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error ?? claim.error} onRetry={() => void query.refetch()} />
      {(!query.data || !claim.data) && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && claim.data && <LinesTable claim={claim.data} rows={rows} lines={lines} busy={query.isFetching} />}
      <MoreKey query={query} label={t('claims.more')} />
    </>
  );
}

const FUNDERS = ['province', 'city', 'district', 'town'] as const;

/** Whether the page shows the lines of this row of the statement. */
function isAsked({ kind, prior, tierCode }: StatementRow, params: URLSearchParams): boolean {
  const asks = (name: string, value: string): boolean => !params.has(name) || params.get(name) === value;
  return asks('kind', kind) && asks('prior', String(prior)) && asks('tierCode', tierCode ?? '');
}

interface LinesTableProps {
  readonly claim: Claim;
  /** Of the statement, whose lines these are. */
  readonly rows: readonly StatementRow[];
  readonly lines: readonly ClaimLine[];
  readonly busy: boolean;
}

function LinesTable({ claim, rows, lines, busy }: LinesTableProps) {
  const { t } = useTranslation();
  const tierName = useTierNames(claim.groups);
  const total = sumOf(rows);
  const [row] = rows;
  const what =
    rows.length === 1 && row
      ? [t(`claims.kindOf.${row.kind}`), row.tierCode && tierName(row.tierCode), row.prior && t('claims.ofPrior')]
      : [t('claims.allLines')];
  const funders = FUNDERS.filter((funder) => funder !== 'province' || claim.provinceFen !== 0);
  return (
    <section className="facts">
      <h2>{t('claims.ofGroup', { what: what.filter(Boolean).join(' · '), count: total.lines })}</h2>
      <LazyTable
        caption={t('claims.linesTitle')}
        none={t('claims.noLines')}
        busy={busy}
        columns={[
          { title: t('claims.line.day'), whole: true },
          { title: t('claims.line.slot'), whole: true },
          { title: t('claims.line.person'), whole: true },
          { title: t('claims.line.what') },
          ...funders.map((funder) => ({ title: t(`claims.funderOf.${funder}`), figure: true })),
          { title: t('claims.government'), figure: true },
        ]}
        rows={lines.map((line) => ({
          key: String(line.lineNo),
          cells: [
            line.businessDate === null ? '' : <DayLink facilityId={claim.facilityId} day={line.businessDate} />,
            line.slot === null ? '' : t(`slot.${line.slot as Slot}`),
            line.residentName ?? '',
            <WhatCell line={line} tier={line.tierCode === null ? '' : tierName(line.tierCode)} />,
            ...funders.map((funder) => <Money amountFen={line[FUNDER_FEN[funder]]} />),
            <Money amountFen={line.governmentFen} />,
          ],
        }))}
        total={[
          ...[t('claims.totalRow'), '', '', ''],
          ...funders.map((funder) => <Money amountFen={total[FUNDER_FEN[funder]]} />),
          <Money amountFen={total.governmentFen} />,
        ]}
      />
    </section>
  );
}

function DayLink({ facilityId, day }: { facilityId: string; day: string }) {
  const { t } = useTranslation();
  return (
    <Link to={`/books/sheet/${facilityId}/${day}`} aria-label={t('claims.line.dayMeals', { day })}>
      {day}
    </Link>
  );
}

function WhatCell({ line: { kind, prior, reason }, tier }: { line: ClaimLine; tier: string }) {
  const { t } = useTranslation();
  const details = [tier, prior && t('claims.ofPrior')].filter(Boolean).join(' · ');
  return (
    <div className="claim-cell">
      <span>{t(`claims.kindOf.${kind}`)}</span>
      {details !== '' && <small>{details}</small>}
      {reason !== null && <small>{reason}</small>}
    </div>
  );
}
