import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Volunteering } from './use-volunteering.js';
import { SKILLS } from './volunteers-contract.js';

interface SkillDialogProps {
  readonly id: string;
  readonly name: string;
  readonly desk: Volunteering;
  readonly onClose: () => void;
}

/** Something a volunteer can do, with its certificate; entered again, it is renewed. */
export function SkillDialog({ id, name, desk, onClose }: SkillDialogProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('helper.skillTitle', { name })}
      fields={[
        {
          kind: 'choice',
          name: 'skill',
          label: t('helper.skillKey'),
          options: SKILLS.map((value) => ({ value, label: t(`helper.skill.${value}`) })),
        },
        { kind: 'text', name: 'certificateNo', label: t('helper.certificateNo'), longest: 60, optional: true },
        { kind: 'date', name: 'validTo', label: t('helper.validTo'), optional: true },
      ]}
      submit={t('form.save')}
      onSubmit={({ skill, ...body }) =>
        desk.ask(`/v1/volunteers/${id}/skills/${String(skill)}`, { method: 'PUT', body })
      }
      onClose={onClose}
    />
  );
}
