import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { StateTag } from '../../shared/state-tag.js';
import { yuan } from '../../shared/yuan.js';
import { BooksFailure } from '../books/books-failure.js';
import { useWho } from '../claims/use-who.js';
import { ClawbackKey } from './clawback-key.js';
import { EvidenceTable } from './evidence-table.js';
import { FactList } from './fact-list.js';
import type { Finding, FindingDetail } from './finding-contract.js';
import { useFinding } from './use-findings.js';
import type { FindingDesk } from './use-finding-desk.js';

const MONTH_AT = 5;
const TONES = {
  open: 'warn',
  asked: 'warn',
  answered: 'warn',
  accepted: 'good',
  disallowed: 'danger',
  gone: 'quiet',
} as const;

interface FindingItemProps {
  readonly finding: Finding;
  readonly no: number;
  readonly desk: FindingDesk;
  readonly account: Account;
}

/** One finding: a line, and when it is open its evidence, what was decided, and the keys that decide. */
export function FindingItem({ finding, no, desk, account }: FindingItemProps) {
  const { t } = useTranslation();
  const open = desk.openId === finding.id;
  return (
    <article className="finding" data-open={open}>
      <button type="button" className="finding-line" aria-expanded={open} onClick={() => desk.toggle(finding.id)}>
        <span>
          {finding.residentName ?? t('findings.item', { no })} {daysOf(finding)}
          {finding.meals > 1 && ` · ${t('findings.meals', { count: finding.meals })}`}
          {finding.stakeFen > 0 && ` · ${yuan(finding.stakeFen)}`}
        </span>
        <StateTag tone={TONES[finding.state]}>{t(`findings.state.${finding.state}`)}</StateTag>
      </button>
      {open && <OpenFinding finding={finding} desk={desk} account={account} />}
    </article>
  );
}

/** Of which days; the page says the year. */
function daysOf({ firstDay, lastDay }: Finding): string {
  const days = [firstDay, lastDay].map((day) => day.slice(MONTH_AT));
  return [...new Set(days)].join(' – ');
}

function OpenFinding({ finding, desk, account }: Omit<FindingItemProps, 'no'>) {
  const { t } = useTranslation();
  const text = useBilingual();
  const query = useFinding(finding.id);
  const { data } = query;
  return (
    <div className="finding-body">
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {data && (
        <>
          <p>{text({ zh: data.explainZh, en: data.explainEn })}</p>
          {finding.severity === 'block' && desk.approvedAt === null && (
            <p className="claim-warn">{t('findings.mustDecide')}</p>
          )}
          {finding.asks && <p className="claim-warn">{t('findings.asksFirst')}</p>}
          {finding.late && <p className="facts-none">{t('findings.late')}</p>}
          <FactList facts={data.facts} />
          <EvidenceTable meals={data.evidence} />
          <Decisions detail={data} account={account} />
          <DecisionKeys finding={finding} desk={desk} />
          <ClawbackKey detail={data} account={account} approvedAt={desk.approvedAt} />
        </>
      )}
    </div>
  );
}

function Decisions({ detail: { decisions }, account }: { detail: FindingDetail; account: Account }) {
  const { t } = useTranslation();
  const who = useWho(account);
  if (decisions.length === 0) return null;
  return (
    <>
      <h4>{t('findings.decisions')}</h4>
      <ol className="finding-decisions">
        {decisions.map(({ kind, reason, accountId, accountName, decidedAt }) => (
          <li key={decidedAt}>
            <strong>{t(`findings.decide.${kind}`)}</strong>
            <span>{reason}</span>
            <small>
              {moment(decidedAt)} · {who(accountId, accountName)}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}

function DecisionKeys({ finding, desk }: { finding: Finding; desk: FindingDesk }) {
  const { t } = useTranslation();
  const kinds = desk.mayDecide(finding);
  if (kinds.length === 0) return null;
  return (
    <div className="claim-keys">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button"
          aria-keyshortcuts={t(`findings.key.${kind}`)}
          onClick={() => desk.ask({ finding, kind })}
        >
          {t(`findings.decide.${kind}`)} <span className="key">{t(`findings.key.${kind}`)}</span>
        </button>
      ))}
    </div>
  );
}
