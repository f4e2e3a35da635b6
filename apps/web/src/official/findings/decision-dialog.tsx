import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { EvidenceMeal, FindingDetail } from './finding-contract.js';
import type { Asking } from './use-finding-desk.js';
import { useCheckTitle, useFinding } from './use-findings.js';

const REASON_LONGEST = 500;

interface DecisionDialogProps {
  readonly asking: Asking;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks why, and of a disallowance which meals; a decision stays. */
export function DecisionDialog({ asking: { finding, kind }, onDone, onClose }: DecisionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const titleOf = useCheckTitle();
  const { data } = useFinding(finding.id);
  if (!data) return null;
  const meals = kind === 'disallow' ? data.evidence.filter(({ stakeFen }) => stakeFen > 0) : [];
  const nameOf = ({ businessDate, slot, residentName }: EvidenceMeal): string =>
    `${businessDate} ${t(`slot.${slot as 'lunch'}`)} ${residentName ?? t('findings.sale')}`;
  const fields: Field[] = [
    ...(meals.length > 1
      ? [
          {
            ...{ kind: 'several' as const, name: 'mealIds', label: t('findings.which') },
            options: meals.map((meal) => ({ value: meal.mealId, label: nameOf(meal) })),
            start: meals.map(({ mealId }) => mealId),
          },
        ]
      : []),
    { kind: 'text', name: 'reason', label: t(`findings.reason.${kind}`), longest: REASON_LONGEST },
  ];
  const save = async ({ mealIds, ...values }: FormBody): Promise<void> => {
    const some = Array.isArray(mealIds) && mealIds.length < meals.length;
    const body = { kind, ...values, ...(some && { mealIds }) };
    await request<FindingDetail>(`/v1/findings/${finding.id}/decisions`, { method: 'POST', body });
    onDone();
    await client.invalidateQueries({ queryKey: ['claims'] });
  };
  return (
    <FormDialog
      title={`${t(`findings.decide.${kind}`)} · ${finding.code} ${titleOf(finding.code)}`}
      note={t(`findings.note.${kind}`)}
      fields={fields}
      submit={t(`findings.decide.${kind}`)}
      onSubmit={save}
      onClose={onClose}
    />
  );
}
