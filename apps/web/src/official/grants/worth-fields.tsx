import { useTranslation } from 'react-i18next';
import { GRADES } from '../../grants/grant-contract.js';
import { FormField } from '../../shared/form-field.js';
import type { RuleDraft } from './rule-draft.js';

const MOST_STEPS = 10;
const MOST_MEALS = 10_000_000;

interface WorthFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
}

/** What a meal of each step is worth, or a period with each grade. */
export function WorthFields({ draft, onChange }: WorthFieldsProps) {
  const { t } = useTranslation();
  if (draft.basis === 'heads') return <StepFields draft={draft} onChange={onChange} />;
  return (
    <div className="grant-row">
      {GRADES.map((grade, at) => (
        <FormField
          key={grade}
          field={{ kind: 'money', name: grade, label: t('grantDesk.gradeYuan', { grade }), most: 'month' }}
          value={draft.grades[at] ?? ''}
          onChange={(value) => onChange({ ...draft, grades: draft.grades.with(at, String(value)) })}
        />
      ))}
    </div>
  );
}

function StepFields({ draft, onChange }: WorthFieldsProps) {
  const { t } = useTranslation();
  const { steps } = draft;
  const set = (at: number, changed: Partial<RuleDraft['steps'][number]>): void =>
    onChange({ ...draft, steps: steps.map((step, one) => (one === at ? { ...step, ...changed } : step)) });
  return (
    <>
      <fieldset className="grant-steps">
        <legend>{t('grantDesk.steps')}</legend>
        {steps.map(({ from, yuan }, at) => (
          <div key={at} className="grant-row">
            <FormField
              field={{ kind: 'integer', name: `from${at}`, label: t('grantDesk.stepFrom'), most: MOST_MEALS }}
              value={from}
              onChange={(value) => set(at, { from: String(value) })}
            />
            <FormField
              field={{ kind: 'money', name: `yuan${at}`, label: t('grantDesk.stepYuan') }}
              value={yuan}
              onChange={(value) => set(at, { yuan: String(value) })}
            />
            {at > 0 && (
              <button
                type="button"
                className="button"
                onClick={() => onChange({ ...draft, steps: steps.filter((_, one) => one !== at) })}
              >
                {t('grantDesk.dropStep')}
              </button>
            )}
          </div>
        ))}
        {steps.length < MOST_STEPS && (
          <div>
            <button
              type="button"
              className="button"
              onClick={() => onChange({ ...draft, steps: [...steps, { from: '', yuan: '' }] })}
            >
              {t('grantDesk.addStep')}
            </button>
          </div>
        )}
      </fieldset>
      <FormField
        field={{ kind: 'money', name: 'most', label: t('grantDesk.most'), most: 'month', optional: true }}
        value={draft.most}
        onChange={(value) => onChange({ ...draft, most: String(value) })}
      />
    </>
  );
}
