import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryForm } from './carry-form.js';
import { FieldError } from './field-error.js';

const MOST_PORTIONS = 200;
const LEAST_MINUTES = 10;
const MOST_MINUTES = 480;

interface BoxesFieldProps {
  readonly form: CarryForm;
  readonly put: (part: Partial<CarryForm>) => void;
  readonly boxesError: string | null;
  readonly minutesError: string | null;
}

/** What somebody carries at a time, and how long they are out at most. */
export function BoxesField({ form, put, boxesError, minutesError }: BoxesFieldProps) {
  const { t } = useTranslation();
  const [boxesId, minutesId] = [useId(), useId()];
  return (
    <>
      <fieldset className="carry-group" aria-describedby={boxesError === null ? undefined : boxesId}>
        <legend>{t('carry.boxes')}</legend>
        {(['hot', 'cold'] as const).map((box) => (
          <label key={box} className="field">
            <span>{t(`carry.${box}`)}</span>
            <input
              className="input"
              type="number"
              required
              min={0}
              max={MOST_PORTIONS}
              step={1}
              aria-invalid={boxesError !== null}
              value={form[`${box}Portions`]}
              onChange={({ target }) => put({ [`${box}Portions`]: target.value })}
            />
          </label>
        ))}
        <FieldError id={boxesId} error={boxesError} />
      </fieldset>
      <div className="carry-one">
        <label className="field">
          <span>{t('carry.minutes')}</span>
          <input
            className="input"
            type="number"
            required
            min={LEAST_MINUTES}
            max={MOST_MINUTES}
            step={1}
            aria-invalid={minutesError !== null}
            aria-describedby={minutesError === null ? undefined : minutesId}
            value={form.mostMinutes}
            onChange={({ target }) => put({ mostMinutes: target.value })}
          />
        </label>
        <FieldError id={minutesId} error={minutesError} />
      </div>
    </>
  );
}
