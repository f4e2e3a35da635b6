import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application, ApplicationStep } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { RegistryFailure } from '../residents/registry-failure.js';

const STEPS: Readonly<Partial<Record<Application['state'], readonly ApplicationStep[]>>> = {
  submitted: ['endorse', 'return', 'refuse', 'withdraw'],
  endorsed: ['approve', 'return', 'refuse', 'withdraw'],
  returned: ['resubmit', 'withdraw'],
};

const FORWARD: readonly ApplicationStep[] = ['endorse', 'approve', 'resubmit'];

/** The steps that an open application takes now. */
export function StepForm({ application, onDone }: { application: Application; onDone: () => void }) {
  const { t } = useTranslation();
  const { id, state, version, mayApprove } = application;
  const [reason, setReason] = useState('');
  const [villageOfficer, setVillageOfficer] = useState('');
  const taking = useMutation({
    mutationFn: (step: ApplicationStep) =>
      request(`/v1/category-applications/${id}/steps`, {
        method: 'POST',
        body: {
          step,
          version,
          ...(reason.trim() !== '' && { reason }),
          ...(villageOfficer.trim() !== '' && { villageOfficer }),
        },
      }),
    onSuccess: onDone,
  });
  const steps = (STEPS[state] ?? []).filter((step) => step !== 'approve' || mayApprove);
  return (
    <section className="registry-panel">
      <h2>{t('application.decide')}</h2>
      <RegistryFailure error={taking.error} onRetry={onDone} />
      {state === 'endorsed' && !mayApprove && <p>{t('application.fourEyes')}</p>}
      <div className="registry-form">
        {state === 'submitted' && (
          <label className="field">
            <span>{t('application.villageOfficer')}</span>
            <input
              className="input"
              maxLength={60}
              value={villageOfficer}
              onChange={(event) => setVillageOfficer(event.target.value)}
            />
          </label>
        )}
        <label className="field">
          <span>{t('application.stepReason')}</span>
          <input className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <div className="registry-keys">
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            className={FORWARD.includes(step) ? 'button button-main' : 'button'}
            disabled={taking.isPending}
            onClick={() => taking.mutate(step)}
          >
            {t(`application.step.${step}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
