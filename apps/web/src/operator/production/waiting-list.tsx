import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { isOfClosedDay } from '../kept/is-of-closed-day.js';
import '../kept/kept-texts.js';
import type { Production } from './use-production.js';

/** What only this device has: entries that wait for the network, and those that the server did not take. */
export function WaitingList({ production: { waiting, drop } }: { production: Production }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const kept = waiting.filter(({ problem }) => problem === null);
  const refused = waiting.filter(({ problem }) => problem !== null);
  return (
    <>
      {kept.length > 0 && (
        <section className="close-section" aria-label={t('production.waiting', { count: kept.length })}>
          <p role="status">{t('production.waiting', { count: kept.length })}</p>
          <ul className="production-list">
            {kept.map(({ clientId, label }) => (
              <li key={clientId}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section className="close-missing" role="alert">
          <h2>{t('production.refused')}</h2>
          <ul className="production-list">
            {refused.map(({ clientId, label, problem }) => (
              <li key={clientId}>
                <span>
                  {label}: {problem && say(problem)}
                </span>
                <button type="button" className="button" onClick={() => void drop(clientId)}>
                  {t('production.drop')}
                </button>
              </li>
            ))}
          </ul>
          <p>{t('production.refusedTodo')}</p>
          {refused.some(({ problem }) => problem && isOfClosedDay(problem)) && <p>{t('keptEntry.closedTodo')}</p>}
        </section>
      )}
    </>
  );
}
