import './diner-rows.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner, Slot } from '../../api/contract.js';
import { StateTag } from '../../shared/state-tag.js';
import type { DayView } from '../day/day-view.js';
import { earlierMeal } from '../day/earlier-meal.js';
import { clockTime } from '../slot/clock-time.js';

interface DinerRowsProps {
  readonly listId: string;
  readonly diners: readonly Diner[];
  readonly slot: Slot;
  readonly day: DayView;
  /** The row that Enter takes. */
  readonly active: number;
  /** Who stands at the counter now. */
  readonly servedId: string | null;
  readonly onPick: (index: number) => void;
}

/** The rows 1–9 under the search box. */
export function DinerRows({ listId, diners, slot, day, active, servedId, onPick }: DinerRowsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={listId} className="diner-rows" role="listbox" aria-label={t('serve.rows')}>
      {diners.map((diner, index) => (
        <li
          key={diner.residentId}
          id={`${listId}-${index}`}
          className="diner-row"
          role="option"
          aria-selected={diner.residentId === servedId}
          data-active={index === active}
          onClick={() => onPick(index)}
        >
          <span className="diner-number" aria-hidden="true">
            {index + 1}
          </span>
          <strong className="diner-name">{diner.name}</strong>
          <span className="diner-age">{t('serve.age', { age: diner.age })}</span>
          <span className="diner-last4">
            {diner.cardLast4 ? t('serve.last4', { digits: diner.cardLast4 }) : t('serve.noCard')}
          </span>
          <MealStanding diner={diner} slot={slot} day={day} />
          <span className="diner-tag">
            {!diner.home ? <StateTag tone="warn">{t('serve.away')}</StateTag> : diner.regular && t('serve.regular')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function MealStanding({ diner, slot, day }: { diner: Diner; slot: Slot; day: DayView }) {
  const { t } = useTranslation();
  const earlier = earlierMeal(diner, slot, day);
  if (earlier) {
    const time = earlier.at === null ? '' : clockTime(earlier.at);
    return <span className="diner-standing state-warn">● {t('serve.had', { slot: t(`slot.${slot}`), time })}</span>;
  }
  const others = diner.served.filter((served) => served.slot !== slot).map((served) => t(`slot.${served.slot}`));
  const text = others.length > 0 ? t('serve.hadOther', { slots: others.join(' ') }) : t('serve.notYet');
  return <span className="diner-standing state-quiet">{text}</span>;
}
