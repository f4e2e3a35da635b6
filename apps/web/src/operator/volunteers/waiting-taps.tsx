import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.js';
import { isOfClosedDay } from '../kept/is-of-closed-day.js';
import '../kept/kept-texts.js';
import type { Volunteering } from './use-volunteering.js';

/** Taps this device keeps until the server has them, and those it refused. */
export function WaitingTaps({ desk }: { desk: Volunteering }) {
  const { t, i18n } = useTranslation();
  const waiting = desk.taps.filter(({ refused }) => refused === undefined);
  return (
    <>
      {waiting.length > 0 && (
        <section className="helper-section" aria-label={t('helper.waiting')} role="status">
          <h2>{t('helper.waiting')}</h2>
          <p>{t('helper.waitingText')}</p>
          <ul>
            {waiting.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      {desk.taps.map(
        ({ id, label, refused }) =>
          refused && (
            <ErrorState
              key={id}
              happened={`${label}：${i18n.language === 'en' ? refused.en : refused.zh}`}
              kept={t(isOfClosedDay(refused) ? 'keptEntry.closedKept' : 'helper.refusedKept')}
              todo={t(isOfClosedDay(refused) ? 'keptEntry.closedTodo' : 'helper.refusedTodo')}
            >
              <button type="button" className="button" onClick={() => desk.dismiss(id)}>
                {t('helper.refusedRead')}
              </button>
            </ErrorState>
          ),
      )}
    </>
  );
}
