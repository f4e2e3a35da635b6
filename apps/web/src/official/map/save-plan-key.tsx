import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import type { Profile, ScenarioDetail } from './coverage-contract.js';
import { namedBodies } from './plan-changes.js';
import { shareFields } from './share-fields.js';
import type { Plan } from './use-plan.js';

/** Keeps what is tried as a scenario, and opens it. */
export function SavePlanKey({ plan: { changes, sitingId, ofTown }, profile }: { plan: Plan; profile: Profile }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const clientId = useRef<string | null>(null);
  const save = async (values: FormBody): Promise<void> => {
    // The same for a repeat after an answer that never came.
    clientId.current ??= newClientId(new Date());
    const body = {
      ...{ ...values, clientId: clientId.current, profile, changes: namedBodies(changes) },
      ...(sitingId !== null && { sitingId }),
    };
    const { id } = await request<ScenarioDetail>('/v1/coverage/scenarios', { method: 'POST', body });
    await client.invalidateQueries({ queryKey: ['coverage', 'scenarios'] });
    void go(`/meal-map/scenarios/${id}`);
  };
  const start = (): void => {
    clientId.current = null;
    setOpen(true);
  };
  return (
    <>
      <button type="button" className="button button-main" onClick={start}>
        {t('coverage.plan.save')}
      </button>
      {open && (
        <FormDialog
          title={t('coverage.plan.save')}
          note={t('coverage.plan.saveNote')}
          fields={shareFields(t, ofTown)}
          submit={t('form.save')}
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
