import '../../shared/form-dialog.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { GRANT_FUNDERS, type GrantRuleList } from '../../grants/grant-contract.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormField } from '../../shared/form-field.js';
import type { Field } from '../../shared/form-values.js';
import { ruleBody, type RuleDraft } from './rule-draft.js';
import { WorthFields } from './worth-fields.js';

const TIERS = ['central_kitchen', 'elder_canteen', 'meal_point'] as const;
const NAME_LONGEST = 100;
const MOST_WEIGHT = 10_000;

interface RuleDialogProps {
  readonly start: RuleDraft;
  /** A version of a rule that there is: it keeps its code. */
  readonly versioned: boolean;
  readonly onClose: () => void;
}

/** The form of a rule: by heads in steps, or by grade; who pays; from when on. */
export function RuleDialog({ start, versioned, onClose }: RuleDialogProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState(start);
  const saving = useMutation({
    mutationFn: () => request<GrantRuleList>('/v1/grant-rules', { method: 'POST', body: ruleBody(draft) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['grants'] });
      onClose();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog title={t(versioned ? 'grantDesk.newVersion' : 'grantDesk.enter')} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <p className="form-note">{t('grantDesk.enterNote')}</p>
        <HeadFields draft={draft} versioned={versioned} onChange={setDraft} />
        <WorthFields draft={draft} onChange={setDraft} />
        <fieldset className="grant-steps">
          <legend>{t('grantDesk.weights')}</legend>
          <div className="grant-row">
            {GRANT_FUNDERS.map((funder, at) => (
              <FormField
                key={funder}
                field={{
                  ...{ kind: 'integer', name: funder, label: t(`grantDesk.funderOf.${funder}`) },
                  ...{ most: MOST_WEIGHT, optional: true },
                }}
                value={draft.weights[at] ?? ''}
                onChange={(value) => setDraft({ ...draft, weights: draft.weights.with(at, String(value)) })}
              />
            ))}
          </div>
        </fieldset>
        {saving.error && (
          <ErrorState
            happened={describeError(saving.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
            kept={t('form.kept')}
            todo={t('form.todo')}
          />
        )}
        <div className="form-keys">
          <button type="submit" className="button button-main" disabled={saving.isPending}>
            {saving.isPending ? t('form.saving') : t('form.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: RuleDraft;
  readonly versioned: boolean;
  readonly onChange: (draft: RuleDraft) => void;
}

function HeadFields({ draft, versioned, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('grantDesk.name'), longest: NAME_LONGEST },
    {
      ...{ kind: 'choice', name: 'basis', label: t('grantDesk.basis') },
      options: (['heads', 'grade'] as const).map((value) => ({ value, label: t(`grantDesk.basisOf.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'period', label: t('grantDesk.per') },
      options: (['month', 'quarter', 'year'] as const).map((value) => ({
        value,
        label: t(`grantDesk.perOf.${value}`),
      })),
    },
    {
      ...{ kind: 'several', name: 'tiers', label: t('grantDesk.tiers') },
      options: TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
    },
    { kind: 'date', name: 'effectiveFrom', label: t('grantDesk.effective') },
  ];
  const values: Readonly<Record<string, string | readonly string[]>> = {
    ...{ name: draft.name, basis: draft.basis, period: draft.period },
    ...{ tiers: draft.tiers, effectiveFrom: draft.effectiveFrom },
  };
  return (
    <>
      {!versioned && (
        <label className="field">
          <span>{t('grantDesk.code')}</span>
          <input
            className="input"
            required
            pattern="[a-z][a-z0-9\-]{1,39}"
            autoComplete="off"
            value={draft.code}
            onChange={({ target }) => onChange({ ...draft, code: target.value })}
          />
        </label>
      )}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => onChange({ ...draft, [field.name]: value })}
        />
      ))}
    </>
  );
}
