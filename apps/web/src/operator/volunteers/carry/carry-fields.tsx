import '../../../shared/form-dialog.css';
import '../../../shared/form-texts.js';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/describe-error.js';
import { ErrorState } from '../../../shared/error-state.js';
import { FormField } from '../../../shared/form-field.js';
import { BoxesField } from './boxes-field.js';
import { carryingOf, formOf, needsHome, type Carrying, type CarryForm } from './carry-form.js';
import { fieldOf, type CarryField } from './field-of.js';
import { HomeField } from './home-field.js';
import { HoursField } from './hours-field.js';
import { faultOf } from './spans.js';
import type { KnownCarrying } from './use-carrying.js';
import { VillagesField } from './villages-field.js';

const MODES = ['walk', 'ebike', 'car'] as const satisfies readonly Carrying['mode'][];
const STARTS = ['kitchen', 'home'] as const satisfies readonly Carrying['startsFrom'][];
const ENDS = ['anywhere', 'kitchen', 'home'] as const satisfies readonly Carrying['endsAt'][];

interface CarryFieldsProps {
  readonly known: KnownCarrying;
  readonly save: (carrying: Carrying) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The fields; what the server refuses is told at the field it is about, and nothing that was typed is lost. */
export function CarryFields({ known, save, onClose }: CarryFieldsProps) {
  const { t } = useTranslation();
  const { form, put, error, busy, send } = useForm(known.carrying, save, onClose);
  const said = useSaid(error);
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => fields.current?.querySelector('select')?.focus(), []);
  return (
    <form ref={fields} className="form" onSubmit={(event) => void send(event)}>
      <p className="form-note">{t('carry.note')}</p>
      <FormField
        field={{
          ...{ kind: 'choice', name: 'mode', label: t('carry.mode'), undecided: true },
          options: MODES.map((value) => ({ value, label: t(`carry.modes.${value}`) })),
        }}
        value={form.mode}
        onChange={(mode) => put({ mode: mode as CarryForm['mode'] })}
      />
      <BoxesField {...{ form, put }} boxesError={said('boxes')} minutesError={said('minutes')} />
      <FormField
        field={{
          ...{ kind: 'choice', name: 'startsFrom', label: t('carry.starts') },
          options: STARTS.map((value) => ({ value, label: t(`carry.startsFrom.${value}`) })),
        }}
        value={form.startsFrom}
        onChange={(place) => put({ startsFrom: place as CarryForm['startsFrom'] })}
      />
      <FormField
        field={{
          ...{ kind: 'choice', name: 'endsAt', label: t('carry.ends') },
          options: ENDS.map((value) => ({ value, label: t(`carry.endsAt.${value}`) })),
        }}
        value={form.endsAt}
        onChange={(place) => put({ endsAt: place as CarryForm['endsAt'] })}
      />
      {needsHome(form) && <HomeField {...{ form, put }} error={said('home')} />}
      <HoursField spans={form.spans} put={(spans) => put({ spans })} error={said('hours')} />
      <VillagesField
        villages={known.villages}
        chosen={form.villageCodes}
        put={(villageCodes) => put({ villageCodes })}
        error={said('villages')}
      />
      {said(null) !== null && <ErrorState happened={said(null) ?? ''} kept={t('form.kept')} todo={t('form.todo')} />}
      <div className="form-keys">
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? t('form.saving') : t('form.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}

/** A fault of the hours that no server need be asked about. */
class SpansRefused extends Error {}

function useForm(known: Carrying | null, save: CarryFieldsProps['save'], onClose: () => void) {
  const { t } = useTranslation();
  const [form, setForm] = useState<CarryForm>(() => formOf(known));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    setBusy(true);
    try {
      const fault = faultOf(form.spans);
      if (fault?.kind === 'noDay') throw new SpansRefused(t('carry.noDay', { no: fault.no }));
      if (fault?.kind === 'tooMany') throw new SpansRefused(t('carry.tooMany', { count: fault.count }));
      await save(carryingOf(form));
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  const put = (part: Partial<CarryForm>): void => setForm((before) => ({ ...before, ...part }));
  return { form, put, error, busy, send };
}

/** What is said at a field; at null what is about none of them. */
function useSaid(error: unknown): (at: CarryField | null) => string | null {
  const { t, i18n } = useTranslation();
  const about = error instanceof SpansRefused ? 'hours' : fieldOf(error);
  return (at) =>
    error === null || at !== about
      ? null
      : describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') });
}
