import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { ErrorState } from '../../shared/error-state.js';
import { isOfClosedDay } from '../kept/is-of-closed-day.js';
import '../kept/kept-texts.js';
import type { Garden } from './use-garden.js';

/** What this device keeps until the server has it, and what the server refused. */
export function WaitingEntries({ garden: { waiting, drop } }: { garden: Garden }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const kept = waiting.filter(({ problem }) => problem === null);
  return (
    <>
      {kept.length > 0 && (
        <section className="garden-section" aria-label={t('garden.waiting')} role="status">
          <h2>{t('garden.waiting')}</h2>
          <p>{t('garden.waitingText')}</p>
          <ul>
            {kept.map(({ clientId, label }) => (
              <li key={clientId}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      {waiting.map(
        ({ clientId, label, problem }) =>
          problem && (
            <ErrorState
              key={clientId}
              happened={`${label}：${say(problem)}`}
              kept={t(isOfClosedDay(problem) ? 'keptEntry.closedKept' : 'garden.refusedKept')}
              todo={t(isOfClosedDay(problem) ? 'keptEntry.closedTodo' : 'garden.refusedTodo')}
            >
              <button type="button" className="button" onClick={() => void drop(clientId)}>
                {t('garden.refusedRead')}
              </button>
            </ErrorState>
          ),
      )}
    </>
  );
}
