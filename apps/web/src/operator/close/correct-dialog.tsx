import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import type { MealPage } from '../../api/contract.js';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import { clockTime } from '../slot/clock-time.js';
import { newClientId } from '../store/new-client-id.js';
import type { Day } from './use-day.js';

const MOST_MEALS = 500;

interface CorrectDialogProps {
  readonly day: Day;
  readonly businessDate: string;
  /** @param bookedDate null: it waits for a second person */
  readonly onDone: (bookedDate: string | null) => void;
  readonly onClose: () => void;
}

type DayMeals = components['schemas']['DayMealsDto'];
type MealToCorrect = MealPage['items'][number] & { readonly corrected: 'no' | 'partly' | 'whole' };

interface Corrected {
  corrections: { bookedDate: string }[];
  proposal: { id: string } | null;
}

/** Takes one meal of a closed day back. */
export function CorrectDialog({ day, businessDate, onDone, onClose }: CorrectDialogProps) {
  const { t, i18n } = useTranslation();
  const { meals, error, retry } = useMealsOf(businessDate);
  const clientId = useRef<string | null>(null);
  if (error !== null) {
    return (
      <Dialog title={t('dayClose.correct')} onClose={onClose}>
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('dayClose.mealsFailedKept')}
          todo={t('dayClose.mealsFailedTodo')}
        >
          <button type="button" className="button button-main" onClick={retry}>
            {t('dayClose.retry')}
          </button>
        </ErrorState>
      </Dialog>
    );
  }
  if (meals === null) return <p role="status">{t('dayClose.correctLoading')}</p>;
  const options = meals.map((meal) => ({
    value: meal.id,
    label: `${clockTime(new Date(meal.servedAt))} ${meal.residentName ?? t('serve.sale')}${
      meal.corrected === 'no' ? '' : t(`dayClose.correctedBefore.${meal.corrected}`)
    }`,
    disabled: meal.corrected === 'whole',
  }));
  const refunds = (['way', 'cash'] as const).map((value) => ({ value, label: t(`dayClose.refund.${value}`) }));
  const correct = async ({ mealId, reason, refund }: FormBody): Promise<void> => {
    clientId.current ??= newClientId(new Date());
    const body = {
      ...{ clientId: clientId.current, kind: 'reverse', reason, meals: [{ mealId, businessDate }] },
      ...(refund === 'cash' && { refund }),
    };
    try {
      const { corrections, proposal } = await day.send<Corrected>('/v1/meal-corrections', body);
      onDone(proposal === null ? (corrections[0]?.bookedDate ?? businessDate) : null);
    } catch (refusal) {
      if (refusal instanceof ApiProblem) clientId.current = null;
      throw refusal;
    }
  };
  return (
    <FormDialog
      title={t('dayClose.correct')}
      note={t('dayClose.correctNote')}
      fields={[
        {
          ...{ kind: 'choice', name: 'mealId', label: t('dayClose.correctMeal'), options },
          start: options.find(({ disabled }) => !disabled)?.value ?? '',
        },
        { kind: 'choice', name: 'refund', label: t('dayClose.refundLabel'), options: refunds },
        { kind: 'text', name: 'reason', label: t('dayClose.reason'), longest: 200 },
      ]}
      submit={t('dayClose.correct')}
      onSubmit={correct}
      onClose={onClose}
    />
  );
}

/** The standing meals of a day, or why they could not be had. */
function useMealsOf(businessDate: string) {
  const [meals, setMeals] = useState<readonly MealToCorrect[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    const query = new URLSearchParams({ businessDate, limit: String(MOST_MEALS) });
    const { signal } = ender;
    const asked = Promise.all([
      request<MealPage>(`/v1/meals?${query}`, { signal }),
      request<DayMeals>(`/v1/days/${businessDate}/meals?limit=${MOST_MEALS}`, { signal }),
    ]);
    asked.then(
      ([{ items }, settled]) => setMeals(standing(items, settled.items)),
      (reason: unknown) => !ender.signal.aborted && setError(reason),
    );
    return () => ender.abort();
  }, [businessDate, attempt]);
  const retry = (): void => {
    setError(null);
    setAttempt(attempt + 1);
  };
  return { meals, error, retry };
}

/** The meals that were not voided, each with what corrections have left of it: nothing is left of a whole one. */
function standing(meals: MealPage['items'], settled: DayMeals['items']): MealToCorrect[] {
  const settledOf = new Map(settled.map((meal) => [meal.mealId, meal]));
  return meals
    .filter((meal) => meal.voided === null)
    .map((meal) => {
      const after = settledOf.get(meal.id);
      if (after === undefined || after.corrections === 0) return { ...meal, corrected: 'no' };
      return { ...meal, corrected: after.costFen === 0 && after.elderPaidFen === 0 ? 'whole' : 'partly' };
    });
}
