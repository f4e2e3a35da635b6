import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import type { Claim } from './claims-contract.js';
import { useWho } from './use-who.js';

interface ApprovalSectionProps {
  readonly account: Account;
  readonly claim: Claim;
  readonly approval: NonNullable<Claim['approval']>;
}

/** What was approved, with the fingerprints that were kept with it, whole, to be compared with a printed one. */
export function ApprovalSection({ account, claim, approval }: ApprovalSectionProps) {
  const { t } = useTranslation();
  const who = useWho(account, claim.people);
  const { claimedFen, disallowedFen, adjustedFen, governmentFen, chainHead, chainNo, linesHash } = approval;
  const figures = [
    [t('claims.claimed'), claimedFen],
    [t('claims.disallowed'), -disallowedFen],
    [t('claims.adjusted'), adjustedFen],
    [t('claims.approved'), governmentFen],
  ] as const;
  return (
    <section className="facts" aria-label={t('claims.approval')}>
      <header>
        <h2>{t('claims.approval')}</h2>
        <small>
          {moment(approval.approvedAt)} · {who(approval.approvedBy)} · {t('claims.version', { version: claim.version })}
        </small>
      </header>
      <dl className="facility-facts">
        {figures.map(([title, amountFen]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <Money amountFen={amountFen} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="claim-prints">
        {chainHead !== null && <p>{t('claims.chainText', { no: chainNo, hash: chainHead })}</p>}
        <p>{t('claims.linesHash', { hash: linesHash })}</p>
        <p className="facts-none">{t('claims.fingerprintNote')}</p>
      </div>
    </section>
  );
}
