import { fen, formatYuan } from '@nuancan/kernel';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../slot/clock-time.js';
import type { ShownMeal } from '../store/till-database.js';

/** The last thing the till has to say; `problem` ones also say what was kept and what to do. */
export interface Notice {
  readonly tone: 'good' | 'problem';
  readonly text: string;
  readonly todo: string | null;
  /** The meal that is taken back: done only when the server says so. */
  readonly undoes?: ShownMeal;
}

/** The one line of notices of the counter and the ways to fill it. */
export interface Notices {
  readonly notice: Notice | null;
  readonly logged: (meal: ShownMeal) => void;
  readonly undone: (meal: ShownMeal) => void;
  readonly problem: (text: string, todo: string) => void;
  readonly clear: () => void;
}

/** Keeps the last notice until the next one. */
export function useNotices(): Notices {
  const { t } = useTranslation();
  const [notice, setNotice] = useState<Notice | null>(null);
  const logged = useCallback(
    ({ residentName, paymentMethod, split }: ShownMeal) => {
      const name = residentName ?? t('serve.sale');
      const due = formatYuan(fen(split.elderDueFen));
      const method = t(`payment.${paymentMethod}`);
      const key = paymentMethod === 'wallet' ? 'serve.loggedWallet' : 'serve.logged';
      const text = split.elderDueFen === 0 ? t('serve.loggedFree', { name }) : t(key, { name, method, due });
      setNotice({ tone: 'good', text, todo: null });
    },
    [t],
  );
  const undone = useCallback(
    (meal: ShownMeal) => {
      const text = `${meal.residentName ?? t('serve.sale')} ${clockTime(meal.servedAt)}`;
      setNotice({ tone: 'good', text, todo: null, undoes: meal });
    },
    [t],
  );
  const problem = useCallback((text: string, todo: string) => setNotice({ tone: 'problem', text, todo }), []);
  const clear = useCallback(() => setNotice(null), []);
  return { notice, logged, undone, problem, clear };
}
