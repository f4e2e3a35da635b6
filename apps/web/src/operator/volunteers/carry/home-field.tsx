import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryForm } from './carry-form.js';
import { FieldError } from './field-error.js';

const AXES = [
  { name: 'homeLongitude', label: 'longitude', most: 180 },
  { name: 'homeLatitude', label: 'latitude', most: 85 },
] as const;

interface HomeFieldProps {
  readonly form: CarryForm;
  readonly put: (part: Partial<CarryForm>) => void;
  readonly error: string | null;
}

/** Where the home is of somebody who begins or ends there. */
export function HomeField({ form, put, error }: HomeFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="carry-group" aria-describedby={error === null ? undefined : id}>
      <legend>{t('carry.home')}</legend>
      {AXES.map(({ name, label, most }) => (
        <label key={name} className="field">
          <span>{t(`carry.${label}`)}</span>
          <input
            className="input"
            type="number"
            required
            min={-most}
            max={most}
            step="any"
            aria-invalid={error !== null}
            value={form[name]}
            onChange={({ target }) => put({ [name]: target.value })}
          />
        </label>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
