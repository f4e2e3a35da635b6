import './volunteers-texts.js';
import './volunteers.css';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import '../../shared/form-texts.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { RegisterSection } from './register-section.js';
import { TodaySection } from './today-section.js';
import { useVolunteering } from './use-volunteering.js';
import { WaitingTaps } from './waiting-taps.js';
import { WeekSection } from './week-section.js';

interface VolunteersPageProps {
  readonly owner: OutboxOwner;
  readonly onExpired: () => void;
}

/** 志愿者: who is here today, the week's shifts, and the register. */
export function VolunteersPage({ owner, onExpired }: VolunteersPageProps) {
  const { t, i18n } = useTranslation();
  const desk = useVolunteering(owner, onExpired);
  const today = businessDateAt(new Date());
  const { board, error } = desk;
  return (
    <main className="helper-main">
      <h1>{t('helper.title')}</h1>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('helper.failedKept')}
          todo={t('helper.failedTodo')}
        >
          <button type="button" className="button" onClick={desk.reload}>
            {t('helper.retry')}
          </button>
        </ErrorState>
      )}
      <WaitingTaps desk={desk} />
      {!board && error === null && <p role="status">{t('helper.loading')}</p>}
      {board && (
        <>
          <TodaySection {...{ desk, board, today }} />
          <WeekSection {...{ desk, board, today }} />
          <RegisterSection {...{ desk, board, today }} />
        </>
      )}
    </main>
  );
}
