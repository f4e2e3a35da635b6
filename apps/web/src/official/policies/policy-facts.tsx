import type { Policy } from '@nuancan/five-ones';
import { useTranslation } from 'react-i18next';
import type { PolicyVersion } from '../../api/contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { StateTag } from '../../shared/state-tag.js';
import { StandingTag } from './standing-tag.js';

/** What holds for the whole version, and what the check found in it. */
export function PolicyFacts({ version, policy }: { version: PolicyVersion; policy: Policy }) {
  const { t } = useTranslation();
  const text = useBilingual();
  const { scope } = policy;
  return (
    <section className="policy-panel">
      <dl className="policy-facts">
        <dt>{t('policies.state')}</dt>
        <dd>
          <StandingTag version={version} />
        </dd>
        <dt>{t('policies.inForce')}</dt>
        <dd>
          {version.effectiveTo === null
            ? t('policies.since', { from: version.effectiveFrom })
            : t('policies.period', { from: version.effectiveFrom, to: version.effectiveTo })}
        </dd>
        <dt>{t('policies.residents')}</dt>
        <dd>
          {scope.townCodes === null
            ? t('policies.wholeDistrict', { code: scope.districtCode })
            : t('policies.ofTowns', { codes: scope.townCodes.join(' · ') })}
        </dd>
        {policy.source !== null && (
          <>
            <dt>{t('policies.source')}</dt>
            <dd>{policy.source}</dd>
          </>
        )}
      </dl>
      {version.findings.length > 0 && (
        <ul className="policy-findings" aria-label={t('policies.findings')}>
          {version.findings.map((finding) => (
            <li key={`${finding.code} ${finding.pointer} ${finding.en}`}>
              <StateTag tone={finding.severity === 'warning' ? 'warn' : 'quiet'}>
                {t(`policies.severity.${finding.severity}`)}
              </StateTag>
              <span>{text(finding)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
