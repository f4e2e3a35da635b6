import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from './field-error.js';
import { MOST_HOURS, type Span } from './spans.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const LUNCH: Span = { days: [], startsAt: '10:30', endsAt: '12:30' };

interface HoursFieldProps {
  readonly spans: readonly Span[];
  readonly put: (spans: readonly Span[]) => void;
  readonly error: string | null;
}

/** When somebody may be asked: the same hours of several weekdays in one line. */
export function HoursField({ spans, put, error }: HoursFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const add = useRef<HTMLButtonElement>(null);
  const drop = (at: number): void => {
    put(spans.filter((_, other) => other !== at));
    // The key that was pressed goes with its line.
    add.current?.focus();
  };
  return (
    <fieldset className="carry-group" aria-describedby={error === null ? undefined : id}>
      <legend>{t('carry.hours')}</legend>
      <p className="form-note">{t('carry.hoursNote')}</p>
      {spans.map((span, at) => (
        <SpanLine
          key={at}
          no={at + 1}
          span={span}
          put={(changed) => put(spans.map((other, place) => (place === at ? changed : other)))}
          onDrop={() => drop(at)}
        />
      ))}
      <FieldError id={id} error={error} />
      <button
        ref={add}
        type="button"
        className="button"
        disabled={spans.length >= MOST_HOURS}
        onClick={() => put([...spans, LUNCH])}
      >
        {t('carry.addSpan')}
      </button>
    </fieldset>
  );
}

interface SpanLineProps {
  readonly no: number;
  readonly span: Span;
  readonly put: (span: Span) => void;
  readonly onDrop: () => void;
}

function SpanLine({ no, span, put, onDrop }: SpanLineProps) {
  const { t } = useTranslation();
  const { days } = span;
  return (
    <div className="carry-span" role="group" aria-label={t('carry.span', { no })}>
      <div className="form-several">
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={() =>
                put({ ...span, days: days.includes(day) ? days.filter((other) => other !== day) : [...days, day] })
              }
            />
            <span>{t(`weekday.d${day}`)}</span>
          </label>
        ))}
      </div>
      {(['startsAt', 'endsAt'] as const).map((end) => (
        <label key={end} className="field">
          <span>{t(end === 'startsAt' ? 'carry.from' : 'carry.to')}</span>
          <input
            className="input"
            type="time"
            required
            value={span[end]}
            onChange={({ target }) => put({ ...span, [end]: target.value })}
          />
        </label>
      ))}
      <button type="button" className="button" onClick={onDrop}>
        {t('carry.dropSpan', { no })}
      </button>
    </div>
  );
}
