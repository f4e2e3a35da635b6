import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Told } from './correct-meal-key.js';

const CLOCK_AT = 11;

/** What became of the correction that was asked for last; stands empty before, so that it is read aloud when it comes. */
export function CorrectionTold({ told }: { readonly told: Told | null }) {
  return <div role="status">{told && <Outcome told={told} />}</div>;
}

function Outcome({ told: { kind, meal, answer } }: { readonly told: Told }) {
  const { t } = useTranslation();
  const about = {
    what: t(`proposals.kind.${kind}`),
    time: moment(meal.servedAt).slice(CLOCK_AT),
    name: meal.residentName ?? t('sheet.sale'),
  };
  if (answer.proposal?.state === 'waiting') {
    return (
      <p className="state-panel">
        {t('correctMeal.waits', about)} <Link to="/books/corrections">{t('proposals.title')}</Link>
      </p>
    );
  }
  const now = answer.meals[0] ?? meal;
  return (
    <p className="state-panel">
      {t('correctMeal.booked', {
        ...about,
        day: answer.corrections[0]?.bookedDate ?? '',
        elderBefore: formatYuan(fen(meal.elderPaidFen)),
        elderNow: formatYuan(fen(now.elderPaidFen)),
        governmentBefore: formatYuan(fen(meal.governmentFen)),
        governmentNow: formatYuan(fen(now.governmentFen)),
      })}
    </p>
  );
}
