import { useTranslation } from 'react-i18next';
import type { DayView } from '../day/day-view.js';
import type { Notice } from './use-notices.js';

/** Says what just happened, to eyes and screen readers; a problem also says what was kept and what to do. */
export function NoticeLine({ notice, day }: { notice: Notice | null; day: DayView }) {
  const { t } = useTranslation();
  const { undoes } = notice ?? {};
  const stage = undoes && undoStage(day, undoes.clientId);
  const shown = stage === 'refused' ? null : notice;
  const tone = stage === 'waiting' ? stage : (shown?.tone ?? 'none');
  return (
    <div className="notice-line" role="status" data-tone={tone}>
      {shown && (
        <>
          <strong>
            {tone === 'good' ? '✓ ' : tone === 'problem' ? '! ' : ''}
            {stage ? t(stage === 'done' ? 'serve.undone' : 'serve.undoing', { meal: shown.text }) : shown.text}
          </strong>
          {shown.todo !== null && (
            <span>
              {t('serve.keptNothing')}。{shown.todo}
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** The server may refuse a void that this device took: nobody hands money back before it has answered. */
function undoStage({ meals }: DayView, clientId: string): 'done' | 'waiting' | 'refused' {
  const line = meals.find(({ meal }) => meal.clientId === clientId);
  if (line === undefined || line.undoRefused || line.state === 'refused') return 'refused';
  return line.state === 'voided' && !line.unsent ? 'done' : 'waiting';
}
