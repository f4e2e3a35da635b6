import { useTranslation } from 'react-i18next';
import { FactTable } from '../facilities/facts-section.js';
import type { NetworkDetail } from './coverage-contract.js';

const FINDINGS = [
  ...['selfLoops', 'zeroLengthEdges', 'otherComponents', 'nodesOffMain', 'missingRefs', 'blockedNodes'],
] as const;

/** What is odd about the file. */
export function NetworkFindings({ findings }: { findings: NetworkDetail['findings'] & {} }) {
  const { t } = useTranslation();
  const found = FINDINGS.filter((name) => findings[name] > 0);
  return (
    <>
      {findings.isScattered && (
        <p className="claim-notice" role="alert">
          {t('coverage.network.scattered')}
        </p>
      )}
      <FactTable
        caption={t('coverage.network.findings')}
        none={t('coverage.network.findingsNone')}
        figures={[1]}
        head={[t('coverage.network.what'), t('coverage.network.count')]}
        rows={found.map((name) => ({ id: name, cells: [t(`coverage.finding.${name}`), findings[name]] }))}
      />
    </>
  );
}
