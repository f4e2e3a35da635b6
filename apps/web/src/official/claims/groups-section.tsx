import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../shared/money.js';
import type { Claim, ClaimGroup, LegFunder } from './claims-contract.js';
import { FUNDER_FEN, mergeGroups, sumOf, type StatementRow } from './merge-groups.js';
import { useTierNames } from './use-tier-names.js';

const FUNDERS: readonly LegFunder[] = ['city', 'district', 'town', 'province'];

/** What is claimed, by category and funder; each figure leads to its lines. */
export function GroupsSection({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const rows = mergeGroups(claim.groups);
  const counted = rows.filter(({ kind }) => kind !== 'withholding');
  const own = counted.filter(({ prior }) => !prior);
  const earlier = counted.filter(({ prior }) => prior);
  const withheld = rows.filter(({ kind }) => kind === 'withholding');
  const funders = FUNDERS.filter((funder) => funder !== 'province' || rows.some((row) => row.provinceFen !== 0));
  const tierName = useTierNames(claim.groups);
  const row = (one: StatementRow) => <GroupRow key={rowKey(one)} {...{ claim, funders, tierName }} row={one} />;
  return (
    <section className="facts">
      <header>
        <h2>{t('claims.groups')}</h2>
        {rows.length > 0 && (
          <Link className="button" to={`/claims/${claim.claimId}/lines`}>
            {t('claims.allLines')}
          </Link>
        )}
      </header>
      {rows.length === 0 ? (
        <p className="facts-none">{t('claims.noLines')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('claims.groups')}>
          <table className="fact-table claim-groups">
            <caption className="sr-only">{t('claims.groups')}</caption>
            <GroupsHead funders={funders} />
            <tbody>
              {own.map(row)}
              {earlier.length > 0 && <SumRow title={t('claims.thisMonth')} rows={own} funders={funders} />}
            </tbody>
            {earlier.length > 0 && (
              <tbody className="claim-earlier">
                {earlier.map(row)}
                <SumRow title={t('claims.priorTotal')} rows={earlier} funders={funders} />
              </tbody>
            )}
            <tfoot>
              <SumRow
                title={t('claims.totalRow')}
                rows={counted}
                funders={funders}
                to={`/claims/${claim.claimId}/lines`}
              />
            </tfoot>
            {withheld.length > 0 && <tbody className="claim-earlier">{withheld.map(row)}</tbody>}
          </table>
        </div>
      )}
      {withheld.length > 0 && <p className="facts-none">{t('claims.withheldNote')}</p>}
    </section>
  );
}

const rowKey = ({ kind, prior, tierCode }: StatementRow): string => `${kind} ${prior} ${tierCode}`;

function GroupsHead({ funders }: { funders: readonly LegFunder[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('claims.kind')}</th>
        <th scope="col" className="number">
          {t('claims.lines')}
        </th>
        {funders.map((funder) => (
          <th key={funder} scope="col" className="number">
            {t(`claims.funderOf.${funder}`)}
          </th>
        ))}
        <th scope="col" className="number">
          {t('claims.government')}
        </th>
      </tr>
    </thead>
  );
}

interface GroupRowProps {
  readonly claim: Claim;
  readonly row: StatementRow;
  readonly funders: readonly LegFunder[];
  readonly tierName: (code: string) => string;
}

function GroupRow({ claim, row, funders, tierName }: GroupRowProps) {
  const { t } = useTranslation();
  const { kind, prior, tierCode, lines, governmentFen } = row;
  const query = new URLSearchParams({
    kind,
    prior: String(prior),
    ...(kind !== 'adjustment' && { tierCode: tierCode ?? '' }),
  });
  const to = `/claims/${claim.claimId}/lines?${query}`;
  const tier = tierCode === null ? '' : tierName(tierCode);
  const name = [t(`claims.kindOf.${kind}`), tier, prior && t('claims.ofPrior')].filter(Boolean).join(' · ');
  const figure = (content: React.ReactNode, what: string) => (
    <td key={what} className="number">
      <Link to={to}>
        <span className="sr-only">{t('claims.toLines', { what: `${name} ${what}` })} </span>
        {content}
      </Link>
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {figure(lines, t('claims.lines'))}
      {funders.map((funder) => figure(<Money amountFen={row[FUNDER_FEN[funder]]} />, t(`claims.funderOf.${funder}`)))}
      {figure(<Money amountFen={governmentFen} />, t('claims.government'))}
    </tr>
  );
}

interface SumRowProps {
  readonly title: string;
  readonly rows: readonly Omit<ClaimGroup, 'policyCode'>[];
  readonly funders: readonly LegFunder[];
  /** Where the lines are; absent: no page has exactly these. */
  readonly to?: string;
}

function SumRow({ title, rows, funders, to }: SumRowProps) {
  const { t } = useTranslation();
  const total = sumOf(rows);
  const figure = (content: React.ReactNode, what: string) => (
    <td key={what} className="number">
      {to === undefined ? (
        content
      ) : (
        <Link to={to}>
          <span className="sr-only">{t('claims.toLines', { what: `${title} ${what}` })} </span>
          {content}
        </Link>
      )}
    </td>
  );
  return (
    <tr className="claim-sum">
      <th scope="row">{title}</th>
      {figure(total.lines, t('claims.lines'))}
      {funders.map((funder) => figure(<Money amountFen={total[FUNDER_FEN[funder]]} />, t(`claims.funderOf.${funder}`)))}
      {figure(<Money amountFen={total.governmentFen} />, t('claims.government'))}
    </tr>
  );
}
