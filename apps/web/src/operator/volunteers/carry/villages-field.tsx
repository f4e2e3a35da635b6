import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from './field-error.js';
import type { KnownCarrying } from './use-carrying.js';

const MOST_VILLAGES = 50;

interface VillagesFieldProps {
  readonly villages: KnownCarrying['villages'];
  readonly chosen: readonly string[];
  readonly put: (codes: readonly string[]) => void;
  readonly error: string | null;
}

/** The villages somebody knows the ways in; one of another town that was entered before stays, by its code. */
export function VillagesField({ villages, chosen, put, error }: VillagesFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const foreign = chosen.filter((code) => villages.every((village) => village.code !== code));
  const options = [...villages, ...foreign.map((code) => ({ code, name: code }))];
  const full = chosen.length >= MOST_VILLAGES;
  return (
    <fieldset className="carry-group" aria-describedby={error === null ? undefined : id}>
      <legend>{t('carry.villages')}</legend>
      <div className="form-several">
        {options.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              disabled={full && !chosen.includes(code)}
              checked={chosen.includes(code)}
              onChange={() => put(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code])}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
