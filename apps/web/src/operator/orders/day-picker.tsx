import './orders-texts.js';
import { addDays, isBusinessDate, parseBusinessDate } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';

/** A day, and the ones beside it. */
export function DayPicker({ day, onPick }: { readonly day: string; readonly onPick: (day: string) => void }) {
  const { t } = useTranslation();
  const step = (days: number): void => onPick(addDays(parseBusinessDate(day), days));
  return (
    <div className="orders-day">
      <button type="button" className="button" onClick={() => step(-1)}>
        {t('orders.before')}
      </button>
      <label>
        <span className="sr-only">{t('orders.day')}</span>
        <input
          className="input"
          type="date"
          value={day}
          onChange={({ target }) => isBusinessDate(target.value) && onPick(target.value)}
        />
      </label>
      <button type="button" className="button" onClick={() => step(1)}>
        {t('orders.after')}
      </button>
    </div>
  );
}
