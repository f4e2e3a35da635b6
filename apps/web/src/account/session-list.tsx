import './account-page.css';
import { useTranslation } from 'react-i18next';
import type { ListedSession } from '../api/contract.js';
import { request } from '../api/request.js';
import { describeError } from '../shared/describe-error.js';
import { StateTag } from '../shared/state-tag.js';
import { FailureLine } from './failure-line.js';
import { moment } from './moment.js';
import { useLoaded } from './use-loaded.js';
import { useWork } from './use-work.js';

/** The live sessions under `path` (of one's own account, or of one that is administered), and the keys that end them. */
export function SessionList({ path, endAll }: { path: string; endAll: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, reload } = useLoaded<{ items: ListedSession[] }>(path);
  const { busy, failure, run } = useWork();
  const end = (address: string) => (): void => {
    void run(() => request(address, { method: 'DELETE' })).then(reload);
  };
  if (!data) {
    return error === null ? (
      <p role="status">{t('shell.loading')}</p>
    ) : (
      <FailureLine failure={describeError(error, { language: i18n.language, noAnswer: t('account.noAnswer') })} />
    );
  }
  const others = data.items.filter(({ isCurrent }) => !isCurrent);
  return (
    <div className="account-sessions">
      {data.items.length === 0 && <p>{t('account.noSessions')}</p>}
      <ul>
        {data.items.map((session) => (
          <li key={session.id}>
            <div>
              <strong>{session.device ?? t('account.unknownDevice')}</strong>{' '}
              {session.isCurrent && <StateTag tone="good">{t('account.thisDevice')}</StateTag>}
              <span>
                {t('account.lastSeen', { time: moment(session.lastSeenAt) })} · {session.ip ?? '—'} ·{' '}
                {t('account.since', { time: moment(session.createdAt) })}
              </span>
            </div>
            {!session.isCurrent && (
              <button
                type="button"
                className="button"
                disabled={busy}
                aria-label={t('account.endOne', { device: session.device ?? t('account.unknownDevice') })}
                onClick={end(`${path}/${session.id}`)}
              >
                {t('account.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <FailureLine failure={failure} />
      {others.length > 0 && (
        <button type="button" className="button" disabled={busy} onClick={end(path)}>
          {endAll}
        </button>
      )}
    </div>
  );
}
