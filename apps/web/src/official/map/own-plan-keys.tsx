import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { FormKey } from '../../shared/form-key.js';
import type { Scenario, Siting } from './coverage-contract.js';
import { shareFields } from './share-fields.js';

interface OwnPlanKeysProps {
  readonly plan: Scenario | Siting;
  readonly kind: 'scenarios' | 'sitings';
}

/** Names, shares and deletes one's own. */
export function OwnPlanKeys({ plan, kind }: OwnPlanKeysProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const [asks, setAsks] = useState(false);
  const path = `/v1/coverage/${kind}/${plan.id}`;
  const remove = async (): Promise<void> => {
    await request<void>(`${path}/removal`, { method: 'POST' });
    void go(`/meal-map/${kind}`);
    client.removeQueries({ queryKey: ['coverage', kind, plan.id] });
    await client.invalidateQueries({ queryKey: ['coverage', kind] });
  };
  return (
    <>
      <FormKey
        label={t('coverage.share.change')}
        refresh={['coverage', kind]}
        form={{
          title: t('coverage.share.title'),
          fields: shareFields(t, plan.townCode !== null, plan),
          method: 'PATCH',
          path,
        }}
      />
      <button type="button" className="button" onClick={() => setAsks(true)}>
        {t('coverage.share.remove')}
      </button>
      {asks && (
        <FormDialog
          title={`${t('coverage.share.remove')} · ${plan.name}`}
          note={t('coverage.share.removeNote')}
          fields={[]}
          submit={t('coverage.share.remove')}
          onSubmit={remove}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
