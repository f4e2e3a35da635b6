import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../shared/state-tag.js';
import { yuan } from '../shared/yuan.js';
import type { InspectionFinding } from './oversight-contract.js';
import { StepList } from './step-list.js';

const TONES = { open: 'danger', answered: 'warn', closed: 'good' } as const;

/** A finding with all that was done about it; keys for what can be done now. */
export function FindingCard({ finding, children }: { finding: InspectionFinding; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className="oversight-card">
      <header>
        <h3>
          {t(`oversight.kind.${finding.kind}`)} · {finding.itemText}
        </h3>
        <StateTag tone={TONES[finding.state]}>{t(`oversight.findingState.${finding.state}`)}</StateTag>
        <StateTag tone={finding.severity === 'critical' ? 'danger' : 'quiet'}>
          {t(`oversight.severityOf.${finding.severity}`)}
        </StateTag>
      </header>
      <p>
        {finding.facilityName} · {t('oversight.due')} {finding.dueOn}
        {finding.overdue && (
          <>
            {' '}
            <StateTag tone="danger">{t('oversight.overdue')}</StateTag>
          </>
        )}
      </p>
      {finding.costFen > 0 && <p>{t('oversight.costs', { amount: yuan(finding.costFen) })}</p>}
      <StepList
        steps={finding.history.map((step) => ({
          ...step,
          title: t(`oversight.action.${step.action}`),
          photo: step.hasPhoto ? `/v1/inspection-findings/${finding.id}/steps/${step.step}/photo` : null,
        }))}
      />
      {children !== undefined && <div className="oversight-keys">{children}</div>}
    </li>
  );
}
