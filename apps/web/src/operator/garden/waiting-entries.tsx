import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.js';
import type { Garden } from './use-garden.js';

/** What this device keeps until the server has it, and what the server refused. */
export function WaitingEntries({ garden }: { garden: Garden }) {
  const { t, i18n } = useTranslation();
  const waiting = garden.waiting.filter(({ refused }) => refused === undefined);
  return (
    <>
      {waiting.length > 0 && (
        <section className="garden-section" aria-label={t('garden.waiting')} role="status">
          <h2>{t('garden.waiting')}</h2>
          <p>{t('garden.waitingText')}</p>
          <ul>
            {waiting.map(({ clientId, label }) => (
              <li key={clientId}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      {garden.waiting.map(
        ({ clientId, label, refused }) =>
          refused && (
            <ErrorState
              key={clientId}
              happened={`${label}：${i18n.language === 'en' ? refused.en : refused.zh}`}
              kept={refused.photoOnly ? t('garden.photoOnlyKept') : t('garden.refusedKept')}
              todo={refused.photoOnly ? t('garden.photoOnlyTodo') : t('garden.refusedTodo')}
            >
              <button type="button" className="button" onClick={() => garden.dismiss(clientId)}>
                {t('garden.refusedRead')}
              </button>
            </ErrorState>
          ),
      )}
    </>
  );
}
