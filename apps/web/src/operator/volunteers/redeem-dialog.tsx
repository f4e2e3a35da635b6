import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { newClientId } from '../store/new-client-id.js';
import { timeOf } from './time-words.js';
import type { Volunteering } from './use-volunteering.js';
import { SERVICES, type Volunteer } from './volunteers-contract.js';

interface RedeemDialogProps {
  readonly volunteer: Volunteer;
  readonly name: string;
  readonly desk: Volunteering;
  readonly today: string;
  readonly onClose: () => void;
}

/** Spends a volunteer's own time; sent again after no answer it is the same redemption. */
export function RedeemDialog({ volunteer, name, desk, today, onClose }: RedeemDialogProps) {
  const { t } = useTranslation();
  const [clientId] = useState(() => newClientId(new Date()));
  const { id, balanceMinutes } = volunteer;
  return (
    <FormDialog
      title={t('helper.redeemTitle', { name })}
      note={t('helper.redeemNote', { time: timeOf(t, balanceMinutes) })}
      fields={[
        { kind: 'integer', name: 'minutes', label: t('helper.minutesField'), most: balanceMinutes },
        {
          kind: 'choice',
          name: 'service',
          label: t('helper.serviceLabel'),
          options: SERVICES.map((value) => ({ value, label: t(`helper.service.${value}`) })),
        },
        { kind: 'date', name: 'servedOn', label: t('helper.servedOn'), max: today, start: today },
      ]}
      submit={t('helper.redeem')}
      onSubmit={(body) =>
        desk.ask(`/v1/volunteers/${id}/redemptions`, { body: { ...body, clientId, beneficiary: 'self' } })
      }
      onClose={onClose}
    />
  );
}
