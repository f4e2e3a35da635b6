import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { useAddress } from '../books/use-address.js';
import { FactsSection } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { CaseFacts } from './case-facts.js';
import { CaseKeys } from './case-keys.js';
import { Countdown } from './countdown.js';
import { useBoard } from './use-board.js';
import type { WelfareCase } from './welfare-contract.js';
import { TownFilter, WelfareViews } from './welfare-views.js';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

/** 待办个案: who is to be looked after now, the most pressing first, with the time until the next is called. */
export function BoardPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const query = useBoard(params.get('townCode') ?? '');
  const items = query.data?.board.items;
  const told = useArrivals(items);
  return (
    <>
      <PageHeader title={t('page.welfare')}>
        <WelfareViews />
      </PageHeader>
      <TownFilter account={account} />
      <p className="sr-only" role="status">
        {told !== null &&
          t('welfare.arrived', {
            name: told.residentName ?? t('welfare.unnamed'),
            kind: t(`welfare.kindOf.${told.kind}`),
          })}
      </p>
      <FactsSection title={t('welfare.board')} query={query}>
        {({ board, aheadMs }) => (
          <>
            <p className="welfare-quiet">
              {t('welfare.asOf', { time: CLOCK.format(new Date(query.dataUpdatedAt + aheadMs)) })}
            </p>
            {board.items.length === 0 && (
              <EmptyState title={t('welfare.none')}>
                <p>{t('welfare.noneText')}</p>
              </EmptyState>
            )}
            <ul className="welfare-board">
              {board.items.map((one) => (
                <li key={one.id}>
                  <CaseCard account={account} one={one} aheadMs={aheadMs} />
                </li>
              ))}
            </ul>
          </>
        )}
      </FactsSection>
    </>
  );
}

function CaseCard({ account, one, aheadMs }: { account: Account; one: WelfareCase; aheadMs: number }) {
  const { t } = useTranslation();
  const name = one.residentName ?? t('welfare.unnamed');
  return (
    <article className="welfare-card" data-state={one.state} data-told={one.nextDueAt === null} aria-label={name}>
      <CaseFacts one={one} />
      <Countdown one={one} aheadMs={aheadMs} />
      <p>
        {one.officerName === null ? (
          <span className="welfare-warn">{t('welfare.noOfficer')}</span>
        ) : (
          t('welfare.officer', { name: one.officerName })
        )}
        {account.role !== 'town_official' && ` · ${one.townName}`}
      </p>
      {account.role !== 'auditor' && <CaseKeys one={one} onBoard />}
      <Link className="button" to={`/welfare/${one.id}`}>
        {t('welfare.open', { name })}
      </Link>
    </article>
  );
}

/** The latest case that was not there when the page was last told, for whoever hears the page. */
function useArrivals(items: readonly WelfareCase[] | undefined): WelfareCase | null {
  const seen = useRef<ReadonlySet<string> | null>(null);
  const [told, setTold] = useState<WelfareCase | null>(null);
  useEffect(() => {
    if (items === undefined) return;
    const before = seen.current;
    seen.current = new Set(items.map(({ id }) => id));
    const arrived = before === null ? undefined : items.find(({ id }) => !before.has(id));
    if (arrived !== undefined) setTold(arrived);
  }, [items]);
  return told;
}
