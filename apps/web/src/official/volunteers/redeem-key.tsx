import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import { SERVICES } from '../../operator/volunteers/volunteers-contract.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';

type Residents = components['schemas']['ResidentListDto'];

interface RedeemKeyProps {
  readonly volunteerId: string;
  readonly registerNo: number;
  readonly balanceMinutes: number;
  readonly today: string;
}

/** Gives a volunteer's time to a named elder, who is looked for by name or card and must be found alone. */
export function RedeemKey({ volunteerId, registerNo, balanceMinutes, today }: RedeemKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [clientId, setClientId] = useState<string | null>(null);
  const fields: readonly Field[] = [
    { kind: 'text', name: 'elder', label: t('helping.elderField'), longest: 60 },
    { kind: 'integer', name: 'minutes', label: t('helper.minutesField'), most: balanceMinutes },
    {
      kind: 'choice',
      name: 'service',
      label: t('helper.serviceLabel'),
      options: SERVICES.map((value) => ({ value, label: t(`helper.service.${value}`) })),
    },
    { kind: 'date', name: 'servedOn', label: t('helper.servedOn'), max: today, start: today },
  ];
  const redeem = async ({ elder, ...values }: FormBody): Promise<void> => {
    const { items } = await request<Residents>('/v1/residents/search', {
      method: 'POST',
      body: { text: elder, limit: 2 },
    });
    const [resident, another] = items;
    if (resident === undefined || another !== undefined) throw new Error(t('helping.elderNotAlone'));
    await request<unknown>(`/v1/volunteers/${volunteerId}/redemptions`, {
      method: 'POST',
      body: { ...values, clientId, beneficiary: 'elder', residentId: resident.id },
    });
    await client.invalidateQueries({ queryKey: ['volunteers', 'register'] });
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setClientId(newClientId(new Date()))}>
        {t('helping.elder')}
      </button>
      {clientId !== null && (
        <FormDialog
          title={t('helping.elderTitle', { no: registerNo })}
          note={t('helping.elderNote', { minutes: balanceMinutes })}
          fields={fields}
          submit={t('form.save')}
          onSubmit={redeem}
          onClose={() => setClientId(null)}
        />
      )}
    </>
  );
}
