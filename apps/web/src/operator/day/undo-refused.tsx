import './undo-refused-texts.js';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { ErrorState } from '../../shared/error-state.js';
import { clockTime } from '../slot/clock-time.js';
import { CLOSE_ADDRESS } from '../use-place.js';
import type { DayMeal, DayView } from './day-view.js';

const CORRECTED_INSTEAD = ['MEAL.DAY_CLOSED', 'MEAL.VOID_TOO_LATE'];

/** The meals of the day that stand although the operator took them back; it stays, for money hangs on it. */
export function UndoRefused({ day }: { day: DayView }) {
  return day.meals
    .filter(({ undoRefused }) => undoRefused)
    .map((line) => <RefusedUndo key={line.meal.clientId} line={line} />);
}

function RefusedUndo({ line: { meal, problem } }: { line: DayMeal }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const name = `${meal.residentName ?? t('serve.sale')} ${clockTime(meal.servedAt)}`;
  const correct = problem !== null && CORRECTED_INSTEAD.includes(problem.code);
  return (
    <ErrorState
      happened={t('undoRefused.happened', { meal: name, reason: problem ? say(problem) : '' })}
      kept={t('undoRefused.kept')}
      todo={t(correct ? 'undoRefused.correct' : 'undoRefused.resend')}
    >
      {correct && (
        <a className="button" href={CLOSE_ADDRESS}>
          {t('undoRefused.toClose')}
        </a>
      )}
    </ErrorState>
  );
}
