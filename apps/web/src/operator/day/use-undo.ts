import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outbox } from '../outbox/outbox.js';
import type { ShownMeal } from '../store/till-database.js';
import type { Notices } from '../till/use-notices.js';
import { mayUndo, type DayMeal, type DayView } from './day-view.js';

interface UndoParts {
  readonly day: DayView;
  readonly outbox: Outbox;
  readonly notices: Notices;
  readonly flush: () => Promise<void>;
}

/** Taking meals back: the last one of this device by one key, any of the day from the list. */
export function useUndo({ day, outbox, notices, flush }: UndoParts): {
  readonly undoable: DayMeal | null;
  /** To be told of every meal logged here, for the key must never take back the one before it. */
  readonly logged: (meal: ShownMeal) => void;
  readonly undoLast: () => void;
  readonly undo: (line: DayMeal) => Promise<void>;
} {
  const { t } = useTranslation();
  // The day is read from the device's database, so it learns of a new meal some milliseconds after the notice tells it.
  const [fresh, setFresh] = useState<ShownMeal | null>(null);
  if (fresh && day.meals.some(({ meal }) => meal.clientId === fresh.clientId)) setFresh(null);
  const undoable = useMemo(
    () => (fresh ? asLogged(fresh) : (day.meals.find((line) => line.loggedHere && mayUndo(day, line)) ?? null)),
    [day, fresh],
  );
  const undo = useCallback(
    async ({ meal }: DayMeal) => {
      await outbox.addVoid(meal, t('serve.undoReason'), new Date());
      notices.undone(meal);
      void flush();
    },
    [outbox, notices, flush, t],
  );
  const undoLast = useCallback(() => {
    if (undoable) void undo(undoable);
  }, [undoable, undo]);
  return { undoable, logged: setFresh, undoLast, undo };
}

function asLogged(meal: ShownMeal): DayMeal {
  return { meal, state: 'waiting', unsent: true, problem: null, undoRefused: false, loggedHere: true };
}
