import './day.css';
import { useTranslation } from 'react-i18next';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import { clockTime } from '../slot/clock-time.js';
import type { DayMeal, DayView } from './day-view.js';

interface DayStripProps {
  readonly day: DayView;
  /** What F9 takes back; null when there is nothing. */
  readonly undoable: DayMeal | null;
  readonly onUndo: () => void;
  readonly onList: () => void;
}

/** The foot of the counter: today so far, and the last meal with its undo. */
export function DayStrip({ day, undoable, onUndo, onList }: DayStripProps) {
  const { t } = useTranslation();
  return (
    <footer className="day-strip">
      <button type="button" className="button day-count" onClick={onList}>
        <span>{t('serve.today')}</span>
        <strong>{t('serve.count', { count: day.count })}</strong>
        <span className="sr-only">{t('serve.list')}</span>
      </button>
      <div className="day-ones">
        <FiveOnesBar amounts={day.amounts} label={t('serve.dayBar', { count: day.count })} />
      </div>
      <div className="day-last">
        {undoable ? <LastMeal last={undoable} /> : <span className="state-quiet">{t('serve.undoNone')}</span>}
        <button type="button" className="button" disabled={!undoable} onClick={onUndo}>
          ↶ {t('serve.undo')} <span className="key">F9</span>
        </button>
      </div>
    </footer>
  );
}

function LastMeal({ last: { meal } }: { last: DayMeal }) {
  const { t } = useTranslation();
  return (
    <span className="day-last-meal">
      <span>{clockTime(meal.servedAt)}</span>
      <strong>{meal.residentName ?? t('serve.sale')}</strong>
      <Money amountFen={meal.split.elderPaidFen} />
    </span>
  );
}
