import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { Scenario } from './coverage-contract.js';

/** Whether its figures still hold. */
export function ScenarioTag({
  scenario: { countedAt, isStale },
}: {
  scenario: Pick<Scenario, 'countedAt' | 'isStale'>;
}) {
  const { t } = useTranslation();
  if (countedAt === null) return <StateTag tone="quiet">{t('coverage.scenario.notCounted')}</StateTag>;
  return isStale ? (
    <StateTag tone="warn">{t('coverage.scenario.stale')}</StateTag>
  ) : (
    <StateTag tone="good">{t('coverage.scenario.fresh')}</StateTag>
  );
}
