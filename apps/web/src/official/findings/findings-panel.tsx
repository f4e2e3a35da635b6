import './findings.css';
import './finding-texts.js';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { yuan } from '../../shared/yuan.js';
import type { Account } from '../../api/contract.js';
import { BooksFailure } from '../books/books-failure.js';
import { DecisionDialog } from './decision-dialog.js';
import type { Finding } from './finding-contract.js';
import { FindingItem } from './finding-item.js';
import { disallowedStake, groupFindings, isUndecided, type FindingGroup } from './finding-steps.js';
import { RunKey } from './run-key.js';
import { useCheckTitle, useFindings } from './use-findings.js';
import { useDeskOfFindings, type FindingDesk } from './use-finding-desk.js';

interface FindingsPanelProps {
  readonly account: Account;
  readonly facilityId: string;
  readonly month: string;
  /** Since then only what came later is decided; null: the claim is open. */
  readonly approvedAt: string | null;
}

/** What the checks found in a facility's month, by code; evidence in place, decided by keys while the focus is here. */
export function FindingsPanel({ account, facilityId, month, approvedAt }: FindingsPanelProps) {
  const { t } = useTranslation();
  const query = useFindings({ facilityId, month });
  const groups = groupFindings(query.data?.items ?? []);
  const ordered = groups.flatMap(({ findings }) => findings);
  const panel = useRef<HTMLElement>(null);
  const desk = useDeskOfFindings({ ordered, role: account.role, approvedAt, panel });
  return (
    <section className="facts findings" aria-label={t('findings.title')} ref={panel} onKeyDown={desk.onKey}>
      <header>
        <h2>{t('findings.title')}</h2>
        {account.role !== 'auditor' && <RunKey facilityId={facilityId} month={month} />}
      </header>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.data && (
        <Summary
          findings={query.data.items}
          mayDecide={query.data.items.some((one) => desk.mayDecide(one).length > 0)}
        />
      )}
      {query.data?.more === true && (
        <p className="claim-warn" role="status">
          {t('findings.cutOff', { count: query.data.items.length })}
        </p>
      )}
      {groups.map((group) => (
        <GroupSection key={group.code} group={group} desk={desk} account={account} />
      ))}
      {desk.asking && <DecisionDialog key={desk.asking.finding.id} asking={desk.asking} desk={desk} />}
    </section>
  );
}

function Summary({ findings, mayDecide }: { findings: readonly Finding[]; mayDecide: boolean }) {
  const { t } = useTranslation();
  const open = findings.filter(isUndecided).length;
  const disallowedFen = disallowedStake(findings);
  if (findings.length === 0) return <p className="facts-none">{t('findings.none')}</p>;
  return (
    <div className="findings-summary">
      <p role="status">
        {open > 0 ? t('findings.summary', { count: open }) : t('findings.allDecided')}
        {disallowedFen > 0 && ` · ${t('findings.disallowed', { amount: yuan(disallowedFen) })}`}
      </p>
      {mayDecide && <p className="facts-none">{t('findings.keys')}</p>}
    </div>
  );
}

function GroupSection({ group, desk, account }: { group: FindingGroup; desk: FindingDesk; account: Account }) {
  const { t } = useTranslation();
  const titleOf = useCheckTitle();
  const { code, findings, undecided, stakeFen } = group;
  return (
    <section className="finding-group">
      <h3>
        {code} {titleOf(code)}
      </h3>
      {undecided > 0 && (
        <p className="facts-none">
          {t('findings.groupOpen', { count: undecided })}
          {stakeFen > 0 && ` · ${t(code === 'U03' ? 'findings.more' : 'findings.stake', { amount: yuan(stakeFen) })}`}
        </p>
      )}
      <ul>
        {findings.map((finding, at) => (
          <li key={finding.id}>
            <FindingItem finding={finding} no={at + 1} desk={desk} account={account} />
          </li>
        ))}
      </ul>
    </section>
  );
}
