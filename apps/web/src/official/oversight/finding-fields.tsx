import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { LONGEST, SEVERITIES } from '../../oversight/oversight-contract.js';
import type { ItemEntry } from './held-inspection.js';

interface FindingFieldsProps {
  readonly entry: ItemEntry;
  readonly onChange: (entry: Partial<ItemEntry>) => void;
}

/** What is wrong with an item, how much, and until when it is put right. */
export function FindingFields({ entry, onChange }: FindingFieldsProps) {
  const { t } = useTranslation();
  return (
    <div>
      <label className="field">
        <span>{t('oversight.severity')}</span>
        <select
          className="input"
          value={entry.severity}
          onChange={({ target }) => onChange({ severity: target.value })}
        >
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t(`oversight.severityOf.${severity}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('oversight.problem')}</span>
        <input
          className="input"
          required
          maxLength={LONGEST.step}
          value={entry.text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </label>
      <label className="field">
        <span>{t('oversight.putRightBy')}</span>
        <input
          className="input"
          type="date"
          required
          min={businessDateAt(new Date())}
          value={entry.dueOn}
          onChange={({ target }) => onChange({ dueOn: target.value })}
        />
      </label>
      <label className="field">
        <span>{t('oversight.cost')}</span>
        <input
          className="input"
          inputMode="decimal"
          pattern="\d{1,8}(\.\d{1,2})?"
          placeholder="0.00"
          value={entry.cost}
          onChange={({ target }) => onChange({ cost: target.value })}
        />
      </label>
    </div>
  );
}
