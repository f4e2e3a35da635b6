import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { LONGEST } from '../../oversight/oversight-contract.js';
import type { WholeInspection } from './held-inspection.js';

const OUTCOMES = ['passed', 'failed'] as const;

interface WholeFieldsProps {
  readonly whole: WholeInspection;
  readonly onChange: (whole: WholeInspection) => void;
}

/** When an inspection was held, and how it ended. */
export function WholeFields({ whole, onChange }: WholeFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="facility-filters">
      <label className="field">
        <span>{t('oversight.heldOn')}</span>
        <input
          className="input"
          type="date"
          required
          max={businessDateAt(new Date())}
          value={whole.heldOn}
          onChange={({ target }) => onChange({ ...whole, heldOn: target.value })}
        />
      </label>
      <label className="field">
        <span>{t('oversight.outcome')}</span>
        <select
          className="input"
          required
          value={whole.outcome}
          onChange={({ target }) => onChange({ ...whole, outcome: target.value })}
        >
          <option value="">{t('oversight.choose')}</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`oversight.outcomeOf.${outcome}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('oversight.note')}</span>
        <input
          className="input"
          maxLength={LONGEST.step}
          value={whole.note}
          onChange={({ target }) => onChange({ ...whole, note: target.value })}
        />
      </label>
    </div>
  );
}
