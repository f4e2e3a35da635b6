import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import type { Volunteering } from './use-volunteering.js';
import type { Attendance } from './volunteers-contract.js';

interface HoursDialogProps {
  readonly what: 'other' | 'withdraw';
  readonly attendance: Attendance;
  readonly name: string;
  readonly desk: Volunteering;
  readonly onClose: () => void;
}

/** Confirms other minutes than somebody was there, corrects them for a reason, or takes the attendance back. */
export function HoursDialog({ what, attendance, name, desk, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  const { id, attendedMinutes, confirmedMinutes } = attendance;
  const path = `/v1/attendances/${id}`;
  const reason: Field = { kind: 'text', name: 'reason', label: t('helper.reason'), longest: 200 };
  const minutes: Field = {
    kind: 'integer',
    name: 'minutes',
    label: t('helper.minutesField'),
    most: attendedMinutes ?? 0,
    start: String(confirmedMinutes ?? attendedMinutes ?? ''),
  };
  if (what === 'withdraw') {
    return (
      <FormDialog
        title={t('helper.withdrawTitle', { name })}
        fields={[reason]}
        submit={t('helper.withdraw')}
        onSubmit={(body) => desk.ask(`${path}/withdrawal`, { body })}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('helper.confirmTitle', { name })}
      fields={confirmedMinutes === null ? [minutes] : [minutes, { ...reason, label: t('helper.correctReason') }]}
      submit={t('form.save')}
      onSubmit={(body) => desk.ask(`${path}/confirmation`, { body })}
      onClose={onClose}
    />
  );
}
