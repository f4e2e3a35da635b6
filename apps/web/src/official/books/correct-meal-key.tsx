import { useQueryClient } from '@tanstack/react-query';
import { fen, formatYuan } from '@nuancan/kernel';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { randomUuid } from '../../shared/random-uuid.js';
import type { Corrected, DayMeal } from './books-contract.js';

const KINDS = ['reverse', 'refuse_subsidy', 'grant_subsidy'] as const;
type Kind = (typeof KINDS)[number];
const REASON_LONGEST = 200;
const CLOCK_AT = 11;

/** A correction that was answered, with the meal as it stood when it was asked for. */
export interface Told {
  readonly kind: Kind;
  readonly meal: DayMeal;
  readonly answer: Corrected;
}

interface CorrectMealKeyProps {
  readonly meal: DayMeal;
  readonly businessDate: string;
  readonly onTold: (told: Told) => void;
}

/** 更正: takes a settled meal or its subsidy back, or grants it one. */
export function CorrectMealKey({ meal, businessDate, onTold }: CorrectMealKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  // One for each opened dialog: pressing again after an answer that did not come corrects nothing twice.
  const clientId = useRef('');
  const kinds = KINDS.filter((kind) => isPossible(kind, meal));
  if (kinds.length === 0) return null;
  const about = {
    time: moment(meal.servedAt).slice(CLOCK_AT),
    name: meal.residentName ?? t('sheet.sale'),
  };
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const save = async ({ kind: chosen, ...values }: FormBody): Promise<void> => {
    const kind = chosen as Kind;
    const ref = { mealId: meal.mealId, businessDate };
    const body = { ...values, clientId: clientId.current };
    const answer = await (kind === 'grant_subsidy'
      ? request<Corrected>('/v1/subsidy-grants', { method: 'POST', body: { ...body, meal: ref } })
      : request<Corrected>('/v1/meal-corrections', { method: 'POST', body: { ...body, kind, meals: [ref] } }));
    onTold({ kind, meal, answer });
    await client.invalidateQueries({ queryKey: ['books'] });
  };
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'kind', label: t('correctMeal.kind') },
      // Nothing is chosen beforehand: these move money in different ways.
      options: [
        { value: '', label: t('correctMeal.choose') },
        ...kinds.map((kind) => ({ value: kind, label: t(`proposals.kind.${kind}`) })),
      ],
    },
    {
      ...{ kind: 'choice', name: 'refund', label: t('correctMeal.refund'), optional: true },
      options: [{ value: 'cash', label: t('books.method.cash') }],
    },
    { kind: 'text', name: 'reason', label: t('correctMeal.reason'), longest: REASON_LONGEST },
  ];
  return (
    <>
      <button type="button" className="button" aria-label={t('correctMeal.of', about)} onClick={begin}>
        {t('correctMeal.key')}
      </button>
      {open && (
        <FormDialog
          title={t('correctMeal.of', about)}
          note={t('correctMeal.note', {
            ...about,
            elder: formatYuan(fen(meal.elderPaidFen)),
            government: formatYuan(fen(meal.governmentFen)),
          })}
          fields={meal.paymentMethod === 'cash' || meal.paymentMethod === 'free' ? withoutRefund(fields) : fields}
          submit={t('form.save')}
          unanswered={{
            happened: t('correctMeal.lost'),
            kept: t('correctMeal.lostKept'),
            todo: t('correctMeal.lostTodo'),
          }}
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Whether it can change anything; what else stands against it the server says. */
function isPossible(kind: Kind, { costFen, elderPaidFen, governmentFen, corrections, residentName }: DayMeal): boolean {
  const isGone = corrections > 0 && costFen === 0 && elderPaidFen === 0 && governmentFen === 0;
  if (isGone) return false;
  if (kind === 'refuse_subsidy') return governmentFen > 0;
  return kind === 'reverse' || residentName !== null;
}

/** It is cash in any case. */
function withoutRefund(fields: readonly Field[]): Field[] {
  return fields.filter(({ name }) => name !== 'refund');
}
