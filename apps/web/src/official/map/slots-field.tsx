import { useTranslation } from 'react-i18next';
import type { PlanChange } from './plan-changes.js';

type Slots = NonNullable<PlanChange['slots']>;

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;

/** Which meals a point would serve. */
export function SlotsField({ value, onChange }: { value: Slots; onChange: (value: Slots) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="coverage-shown">
      <legend>{t('coverage.plan.slots')}</legend>
      {SLOTS.map((slot) => (
        <label key={slot}>
          <input
            type="checkbox"
            checked={value.includes(slot)}
            onChange={({ target }) =>
              onChange(SLOTS.filter((one) => (one === slot ? target.checked : value.includes(one))))
            }
          />
          {t(`slot.${slot}`)}
        </label>
      ))}
    </fieldset>
  );
}
