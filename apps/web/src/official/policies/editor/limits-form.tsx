import { LIMIT_WINDOWS, type Limit } from '@nuancan/five-ones';
import { useTranslation } from 'react-i18next';
import { ChoiceControl, NotesAt, NumberControl, TextControl } from './controls.js';
import { without, withItem } from './with-item.js';

interface LimitsFormProps {
  readonly limits: readonly Limit[];
  readonly pointer: string;
  readonly onChange: (limits: Limit[]) => void;
}

/** How often: per slot, day, week or month. */
export function LimitsForm({ limits, pointer, onChange }: LimitsFormProps) {
  const { t } = useTranslation();
  const change = (at: number, limit: Limit): void => onChange(withItem(limits, at, limit));
  return (
    <fieldset className="draft-group">
      <legend>{t('policies.limits')}</legend>
      {limits.map((limit, at) => (
        <div key={at} className="draft-row">
          <TextControl
            label={t('policyTools.limitName')}
            pointer={`${pointer}/${at}/name`}
            value={limit.name}
            onChange={(name) => change(at, { ...limit, name })}
          />
          <ChoiceControl
            label={t('policyTools.window')}
            pointer={`${pointer}/${at}/window`}
            value={limit.window}
            options={LIMIT_WINDOWS.map((window) => [window, t(`policyTools.windows.${window}`)])}
            onChange={(window) => change(at, { ...limit, window })}
          />
          <NumberControl
            label={t('policyTools.most')}
            pointer={`${pointer}/${at}/max`}
            value={limit.max}
            onChange={(max) => change(at, { ...limit, max: max ?? 0 })}
          />
          <button type="button" className="button button-quiet" onClick={() => onChange(without(limits, at))}>
            {t('policyTools.remove', { what: limit.name })}
          </button>
          <NotesAt pointer={`${pointer}/${at}`} />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...limits, { name: `limit-${limits.length + 1}`, window: 'day', max: 1 }])}
      >
        {t('policyTools.addLimit')}
      </button>
      <NotesAt pointer={pointer} />
    </fieldset>
  );
}
