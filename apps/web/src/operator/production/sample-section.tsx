import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { FoodSample, SampleReminder } from '../../production/production-contract.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockNow, EntryKey } from './entry-key.js';
import { sampleForm } from './entry-forms.js';
import type { SlotDesk } from './slot-desk.js';

/** What is kept of the slot, what may be thrown away of earlier ones, and what somebody has to see to. */
export function SampleSection({ desk }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const { production, businessDate, slot } = desk;
  const samples = (production.day?.samples ?? []).filter(
    (sample) => (sample.businessDate === businessDate && sample.slot === slot) || sample.disposedAt === null,
  );
  const cooked = new Set(
    desk.entries.flatMap(({ kind, dishId }) => (kind === 'cooked' && dishId !== null ? [dishId] : [])),
  );
  const dishes = production.dishes.toSorted((one, other) => Number(cooked.has(other.id)) - Number(cooked.has(one.id)));
  const label = t('production.step.samples');
  return (
    <section className="close-section" aria-label={label}>
      <h2>{label}</h2>
      <Reminders desk={desk} reminders={production.reminders} />
      {samples.length === 0 ? <p>{t('production.none')}</p> : <Samples desk={desk} samples={samples} />}
      {dishes.length > 0 && (
        <div className="close-keys">
          <EntryKey
            desk={{ ...desk, open: true }}
            label={t('production.sample')}
            path="/v1/food-samples"
            form={() => sampleForm(t, { day: businessDate, clock: clockNow() }, dishes)}
          />
        </div>
      )}
    </section>
  );
}

function Samples({ desk, samples }: { desk: SlotDesk; samples: readonly FoodSample[] }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<FoodSample | null>(null);
  const now = new Date();
  return (
    <>
      <ul className="production-list">
        {samples.map((sample) => (
          <li key={sample.id}>
            <strong>{sample.dishName}</strong>
            <span>
              {sample.businessDate} {t(`slot.${sample.slot}`)}
            </span>
            <span>
              {sample.grams} g · {sample.celsius} °C · {sample.keptWhere}{' '}
              {!sample.sufficient && <StateTag tone="danger">{t('production.insufficient')}</StateTag>}
            </span>
            {sample.disposedAt === null ? (
              <>
                <span>
                  {t('production.keepUntil')} {moment(sample.keepUntil)}{' '}
                  {new Date(sample.keepUntil) <= now && <StateTag tone="warn">{t('production.mayGo')}</StateTag>}
                </span>
                <button type="button" className="button" onClick={() => setEnding(sample)}>
                  {t('production.dispose')}
                </button>
              </>
            ) : (
              <span>{t('production.disposed')}</span>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <FormDialog
          title={t('production.disposeOf', { what: ending.dishName })}
          note={t('production.disposeNote')}
          fields={[{ kind: 'text', name: 'reason', label: t('production.reason'), longest: 200, optional: true }]}
          submit={t('production.dispose')}
          onSubmit={(values) =>
            desk.production.send(`/v1/food-samples/${ending.id}/end`, { kind: 'disposed', ...values })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

function Reminders({ desk, reminders }: { desk: SlotDesk; reminders: readonly SampleReminder[] }) {
  const { t, i18n } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const see = async (id: string): Promise<void> => {
    setError(null);
    await desk.production.send(`/v1/food-sample-reminders/${id}/acknowledgement`, {}).catch(setError);
  };
  if (reminders.length === 0) return null;
  return (
    <>
      <ul className="production-list" aria-label={t('production.reminders')}>
        {reminders.map(({ id, kind, businessDate, slot, dishName }) => (
          <li key={id}>
            <span className="state-warn">
              {t(`production.remind.${kind}`, { day: businessDate, slot: t(`slot.${slot}`), dish: dishName })}
            </span>
            <button type="button" className="button" onClick={() => void see(id)}>
              {t('production.seen')}
            </button>
          </li>
        ))}
      </ul>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('production.failedKept')}
          todo={t('form.todo')}
        />
      )}
    </>
  );
}
