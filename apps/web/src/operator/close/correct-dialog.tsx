import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MealPage } from '../../api/contract.js';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import { clockTime } from '../slot/clock-time.js';
import { newClientId } from '../store/new-client-id.js';
import type { Day } from './use-day.js';

const MOST_MEALS = 500;

interface CorrectDialogProps {
  readonly day: Day;
  readonly businessDate: string;
  readonly onDone: (bookedDate: string) => void;
  readonly onClose: () => void;
}

interface Corrected {
  corrections: { bookedDate: string }[];
}

/** Takes one meal of a closed day back. */
export function CorrectDialog({ day, businessDate, onDone, onClose }: CorrectDialogProps) {
  const { t } = useTranslation();
  const [meals, setMeals] = useState<MealPage['items'] | null>(null);
  const clientId = useRef<string | null>(null);
  useEffect(() => {
    const ender = new AbortController();
    const query = new URLSearchParams({ businessDate, limit: String(MOST_MEALS) });
    request<MealPage>(`/v1/meals?${query}`, { signal: ender.signal }).then(
      ({ items }) => setMeals(items.filter((meal) => meal.voided === null)),
      () => !ender.signal.aborted && setMeals([]),
    );
    return () => ender.abort();
  }, [businessDate]);
  if (meals === null) return null;
  const options = meals.map((meal) => ({
    value: meal.id,
    label: `${clockTime(new Date(meal.servedAt))} ${meal.residentName ?? t('serve.sale')}`,
  }));
  const refunds = (['way', 'cash'] as const).map((value) => ({ value, label: t(`dayClose.refund.${value}`) }));
  const correct = async ({ mealId, reason, refund }: FormBody): Promise<void> => {
    clientId.current ??= newClientId(new Date());
    const body = {
      ...{ clientId: clientId.current, kind: 'reverse', reason, meals: [{ mealId, businessDate }] },
      ...(refund === 'cash' && { refund }),
    };
    try {
      const { corrections } = await day.send<Corrected>('/v1/meal-corrections', body);
      onDone(corrections[0]?.bookedDate ?? businessDate);
    } catch (error) {
      if (error instanceof ApiProblem) clientId.current = null;
      throw error;
    }
  };
  return (
    <FormDialog
      title={t('dayClose.correct')}
      note={t('dayClose.correctNote')}
      fields={[
        { kind: 'choice', name: 'mealId', label: t('dayClose.correctMeal'), options },
        { kind: 'choice', name: 'refund', label: t('dayClose.refundLabel'), options: refunds },
        { kind: 'text', name: 'reason', label: t('dayClose.reason'), longest: 200 },
      ]}
      submit={t('dayClose.correct')}
      onSubmit={correct}
      onClose={onClose}
    />
  );
}
