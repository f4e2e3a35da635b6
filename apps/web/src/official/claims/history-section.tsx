import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import type { Claim } from './claims-contract.js';
import { useWho } from './use-who.js';

/** What was submitted, and every step: who, when, why. */
export function HistorySection({ account, claim }: { account: Account; claim: Claim }) {
  const { t } = useTranslation();
  const who = useWho(account, claim.people);
  return (
    <>
      <section className="facts">
        <header>
          <h2>{t('claims.steps')}</h2>
        </header>
        <FactTable
          caption={t('claims.steps')}
          captionHidden
          none={t('claims.noSteps')}
          head={[t('claims.at'), t('claims.stepName'), t('claims.who'), t('claims.reason')]}
          rows={claim.transitions.map(({ step, action, version, accountId, at, reason }) => ({
            id: String(step),
            cells: [
              moment(at),
              `${t(`claims.step.${action}`)}${action === 'submit' ? ` · ${t('claims.version', { version })}` : ''}`,
              who(accountId),
              reason ?? '',
            ],
          }))}
        />
      </section>
      {claim.versions.length > 0 && (
        <section className="facts">
          <header>
            <h2>{t('claims.versions')}</h2>
          </header>
          <FactTable
            caption={t('claims.versions')}
            captionHidden
            none=""
            head={[t('claims.at'), '', t('claims.meals'), t('claims.amount'), t('claims.note'), t('claims.chain')]}
            figures={[2, 3]}
            rows={claim.versions.map((one) => ({
              id: String(one.version),
              cells: [
                moment(one.submittedAt),
                t('claims.version', { version: one.version }),
                one.meals,
                <Money amountFen={one.governmentFen} />,
                one.note ?? '',
                <Fingerprint hash={one.linesHash} />,
              ],
            }))}
          />
        </section>
      )}
    </>
  );
}

const HASH_SHOWN = 12;

function Fingerprint({ hash }: { hash: string }) {
  return (
    <code className="claim-hash" title={hash}>
      {hash.slice(0, HASH_SHOWN)}…
    </code>
  );
}
