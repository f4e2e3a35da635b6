import type { Field, FormValues, Option } from './form-values.js';

interface FormFieldProps {
  readonly field: Field;
  readonly value: FormValues[string];
  readonly onChange: (value: FormValues[string]) => void;
}

/** One labelled field; the browser checks its shape before anything is sent. */
export function FormField({ field, value, onChange }: FormFieldProps) {
  if (field.kind === 'several') {
    return <SeveralField field={field} chosen={typeof value === 'string' ? [] : value} onChange={onChange} />;
  }
  const text = typeof value === 'string' ? value : '';
  return (
    <label className="field">
      <span>{field.label}</span>
      {field.kind === 'choice' ? (
        <select
          className="input"
          required={field.optional !== true}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        >
          {hasBlank(field) && <option value="" />}
          {field.options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="input"
          required={field.optional !== true}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...shapeOf(field)}
        />
      )}
    </label>
  );
}

/** Whether a list begins with nothing chosen, unless one of its options says what nothing means. */
function hasBlank({ optional, undecided, options }: Extract<Field, { kind: 'choice' }>): boolean {
  return (optional === true || undecided === true) && options.every(({ value }) => value !== '');
}

function SeveralField({
  field,
  chosen,
  onChange,
}: {
  field: Extract<Field, { kind: 'several' }>;
  chosen: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const toggle = ({ value }: Option): void =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <fieldset className="form-several">
      <legend>{field.label}</legend>
      {field.options.map((option) => (
        <label key={option.value}>
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function shapeOf(field: Exclude<Field, { kind: 'choice' | 'several' }>) {
  switch (field.kind) {
    case 'text':
      return { type: 'text', maxLength: field.longest, autoComplete: 'off' };
    case 'date':
      return { type: 'date', min: field.min, max: field.max };
    case 'time':
      return { type: 'time' };
    case 'money':
      return { type: 'text', inputMode: 'decimal' as const, pattern: moneyPattern(field), placeholder: '0.00' };
    case 'integer':
      return { type: 'number', min: 0, max: field.most, step: 1 };
    case 'decimal':
      return { type: 'number', min: field.least, max: field.most, step: 0.1 };
  }
}

function moneyPattern({ signed = false, most = 'meal' }: Extract<Field, { kind: 'money' }>): string {
  return `${signed ? '-?' : ''}\\d{1,${most === 'meal' ? 5 : 8}}(\\.\\d{1,2})?`;
}
