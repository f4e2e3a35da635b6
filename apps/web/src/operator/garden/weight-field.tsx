import { useTranslation } from 'react-i18next';
import { kilograms } from './kilograms.js';

interface WeightFieldProps {
  readonly label: string;
  readonly value: string;
  /** Keys for all and half of it. */
  readonly of?: number;
  readonly onChange: (value: string) => void;
}

/** Kilograms with up to three decimals, as a scale shows them. */
export function WeightField({ label, value, of, onChange }: WeightFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="garden-weight">
      <label className="field">
        <span>{label}</span>
        <input
          className="input"
          inputMode="decimal"
          autoComplete="off"
          required
          pattern="\d{1,6}(\.\d{1,3})?"
          placeholder="0.000"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      {of !== undefined && (
        <span className="garden-keys">
          <button type="button" className="button" onClick={() => onChange(kilograms(of))}>
            {t('garden.all')}
          </button>
          <button type="button" className="button" onClick={() => onChange(kilograms(Math.floor(of / 2)))}>
            {t('garden.half')}
          </button>
        </span>
      )}
    </div>
  );
}
