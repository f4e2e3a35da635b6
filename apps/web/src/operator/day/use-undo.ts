import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outbox } from '../outbox/outbox.js';
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
  readonly undoLast: () => void;
  readonly undo: (line: DayMeal) => Promise<void>;
} {
  const { t } = useTranslation();
  const undoable = useMemo(() => day.meals.find((line) => line.loggedHere && mayUndo(day, line)) ?? null, [day]);
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
  return { undoable, undoLast, undo };
}
