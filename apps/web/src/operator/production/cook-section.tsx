import '../../shared/content-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockNow, EntryKey } from './entry-key.js';
import { ForecastLines } from './forecast-lines.js';
import { dishForm, newDishForm, portionsForm } from './entry-forms.js';
import type { SlotDesk } from './slot-desk.js';

const FIGURES = ['planned', 'cooked', 'kept'] as const;

/** How many meals are planned and cooked, and each dish with its temperature. */
export function CookSection({ desk }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const { production, businessDate, entries } = desk;
  const own = entries.filter(({ facilityId }) => facilityId === desk.facilityId);
  const whole = own.filter(({ dishId }) => dishId === null);
  const sum = (kind: string): number =>
    whole.reduce((total, entry) => total + (entry.kind === kind ? entry.portions : 0), 0);
  // What is cooked adds up by batches; a plan and a count are one number.
  const stands = (kind: string) => (kind === 'cooked' ? undefined : whole.findLast((entry) => entry.kind === kind));
  const label = t('production.step.cook');
  return (
    <section className="close-section" aria-label={label}>
      <h2>{label}</h2>
      <dl className="production-figures">
        {FIGURES.map((kind) => (
          <div key={kind}>
            <dt>{t(`production.kind.${kind}`)}</dt>
            <dd>{kind === 'kept' && !stands(kind) ? '—' : t('production.portionsUnit', { count: sum(kind) })}</dd>
          </div>
        ))}
      </dl>
      <ForecastLines desk={desk} plan={stands('planned')} />
      <div className="close-keys">
        {FIGURES.map((kind) => (
          <EntryKey
            key={kind}
            desk={desk}
            label={t(`production.enter.${kind}`)}
            form={() => portionsForm(kind, t, stands(kind))}
            main={kind === 'cooked'}
          />
        ))}
      </div>
      <h3>{t('production.dishes')}</h3>
      <Dishes desk={desk} />
      <div className="close-keys">
        {production.dishes.length > 0 && (
          <EntryKey
            desk={desk}
            label={t('production.dishCooked')}
            form={() => dishForm(t, { day: businessDate, clock: clockNow() }, production.dishes)}
          />
        )}
        <NewDishKey desk={desk} />
      </div>
    </section>
  );
}

function Dishes({ desk: { entries, production, facilityId } }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const least = production.day?.rule.coreCelsius ?? 0;
  const cooked = entries.filter(
    (entry) => entry.kind === 'cooked' && entry.dishId !== null && entry.facilityId === facilityId,
  );
  if (cooked.length === 0)
    return <p>{t(production.dishes.length === 0 ? 'production.noDishes' : 'production.none')}</p>;
  return (
    <ul className="production-list">
      {cooked.map((entry) => (
        <li key={entry.id}>
          <strong>{entry.dishName}</strong>
          <span>{t('production.portionsUnit', { count: entry.portions })}</span>
          <span>
            {entry.celsius} °C{' '}
            {entry.holding === 'hot' && (entry.celsius ?? 0) < least && (
              <StateTag tone="danger">{t('production.tooCold', { least })}</StateTag>
            )}
          </span>
          {entry.useBy !== null && (
            <span>
              {t('production.useBy')} {moment(entry.useBy)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function NewDishKey({ desk }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const form = newDishForm(t);
  return (
    <>
      <button type="button" className="button" onClick={() => setShown(true)}>
        {t('production.newDish')}
      </button>
      {shown && (
        <FormDialog
          title={form.title}
          fields={form.fields}
          submit={t('production.save')}
          onSubmit={(values) => desk.production.send('/v1/dishes', form.body(values))}
          onClose={() => setShown(false)}
        />
      )}
    </>
  );
}
