import { formatYuan, parseYuan, type Fen } from '@nuancan/kernel';
import { createContext, use, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../i18n/use-bilingual.js';
import { StateTag } from '../../../shared/state-tag.js';
import type { DraftNote } from './judge-draft.js';

/** What there is to say about the draft, for the fields that it is about. */
export const DraftNotes = createContext<readonly DraftNote[]>([]);

const TONES = { fault: 'danger', warning: 'warn', note: 'quiet' } as const;

/** What is said of one place. */
export function NotesAt({ pointer, id }: { pointer: string; id?: string }) {
  const { t } = useTranslation();
  const text = useBilingual();
  const notes = use(DraftNotes).filter((note) => note.pointer === pointer);
  if (notes.length === 0) return null;
  return (
    <ul className="draft-notes" id={id} data-pointer={pointer}>
      {notes.map((note) => (
        <li key={`${note.severity} ${note.en}`}>
          <StateTag tone={TONES[note.severity]}>{t(`policyTools.severity.${note.severity}`)}</StateTag> {text(note)}
        </li>
      ))}
    </ul>
  );
}

interface ControlProps {
  readonly label: string;
  readonly pointer: string;
}

/** A label, a control and what is said of it. */
function Labelled({ label, pointer, children }: ControlProps & { children: (described: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="draft-field">
      <label className="field">
        <span>{label}</span>
        {children(id)}
      </label>
      <NotesAt pointer={pointer} id={id} />
    </div>
  );
}

export function TextControl(
  props: ControlProps & { value: string; onChange: (value: string) => void; type?: 'text' | 'date' },
) {
  const { value, onChange, type = 'text' } = props;
  return (
    <Labelled {...props}>
      {(id) => (
        <input
          className="input"
          type={type}
          value={value}
          aria-describedby={id}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}

/** Whole numbers; empty: null. */
export function NumberControl(
  props: ControlProps & { value: number | null; onChange: (value: number | null) => void },
) {
  const { value, onChange } = props;
  return (
    <Labelled {...props}>
      {(id) => (
        <input
          className="input draft-number"
          inputMode="numeric"
          value={value ?? ''}
          aria-describedby={id}
          onChange={({ target }) => {
            const digits = target.value.replace(/\D/g, '').slice(0, 9);
            onChange(digits === '' ? null : Number(digits));
          }}
        />
      )}
    </Labelled>
  );
}

/** Money in yuan; empty: null. What is not yet an amount stays written and changes nothing. */
export function YuanControl(props: ControlProps & { value: Fen | null; onChange: (value: Fen | null) => void }) {
  const { value, onChange } = props;
  const [written, setWritten] = useState<string | null>(null);
  return (
    <Labelled {...props}>
      {(id) => (
        <input
          className="input draft-number"
          inputMode="decimal"
          value={written ?? (value === null ? '' : formatYuan(value))}
          aria-describedby={id}
          onBlur={() => setWritten(null)}
          onChange={({ target }) => {
            setWritten(target.value);
            const amountFen = target.value === '' ? null : yuanOf(target.value);
            if (amountFen !== undefined) onChange(amountFen);
          }}
        />
      )}
    </Labelled>
  );
}

export function ChoiceControl<Value extends string>(
  props: ControlProps & {
    value: Value;
    options: readonly (readonly [Value, string])[];
    onChange: (value: Value) => void;
  },
) {
  const { value, options, onChange } = props;
  return (
    <Labelled {...props}>
      {(id) => (
        <select
          className="input"
          value={value}
          aria-describedby={id}
          onChange={({ target }) => {
            const chosen = options.find(([one]) => one === target.value);
            if (chosen) onChange(chosen[0]);
          }}
        >
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Several of a list, kept in its order. */
export function ChecksControl<Value extends string | number>(
  props: ControlProps & {
    values: readonly Value[];
    options: readonly (readonly [Value, string])[];
    onChange: (values: Value[]) => void;
  },
) {
  const { label, pointer, values, options, onChange } = props;
  return (
    <fieldset className="draft-checks">
      <legend>{label}</legend>
      {options.map(([one, name]) => (
        <label key={one} className="draft-check">
          <input
            type="checkbox"
            checked={values.includes(one)}
            onChange={({ target }) =>
              onChange(
                options
                  .map(([option]) => option)
                  .filter((option) => (option === one ? target.checked : values.includes(option))),
              )
            }
          />
          {name}
        </label>
      ))}
      <NotesAt pointer={pointer} />
    </fieldset>
  );
}

function yuanOf(text: string): Fen | null | undefined {
  try {
    return parseYuan(text);
  } catch {
    return undefined;
  }
}
