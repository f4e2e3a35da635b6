import './public-menu.css';
import './public-menu-texts.js';
import '../../shared/content-texts.js';
import { addDays, businessDateAt, parseBusinessDate, weekStartOf } from '@nuancan/kernel';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { LanguageSwitch } from '../../i18n/language-switch.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { PublicMenuDays } from './public-menu-days.js';

type Menu = components['schemas']['PublicMenuDto'];
type Places = components['schemas']['PublicMenuPlacesDto'];

const WEEK = 7;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What there is to eat, and where, to anybody; a week fits to be printed and hung up. The place and week stand in the address. */
export function PublicMenuPage() {
  const { t, i18n } = useTranslation();
  const address = new URLSearchParams(location.search);
  const facility = address.get('facility');
  const asked = address.get('from');
  const from = asked !== null && DATE.test(asked) ? asked : weekStartOf(businessDateAt(new Date()));
  const path = facility === null ? '/v1/public-menus' : `/v1/public-menus/${encodeURIComponent(facility)}?from=${from}`;
  const [told, setTold] = useState<Menu | Places | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    request<Menu | Places>(path, { signal: ender.signal }).then(
      setTold,
      (reason: unknown) => !ender.signal.aborted && setError(reason),
    );
    return () => ender.abort();
  }, [path, round]);
  useEffect(() => {
    document.title = `${t('publicMenu.title')} · ${t('product')}`;
  }, [t, i18n.language]);
  const retry = (): void => {
    setError(null);
    setRound((now) => now + 1);
  };
  const menu = told !== null && 'days' in told ? told : null;
  return (
    <main className="public-menu">
      <header>
        <h1>{menu ? `${menu.facilityName} · ${t('publicMenu.title')}` : t('publicMenu.title')}</h1>
        <div className="no-print">
          <LanguageSwitch />
        </div>
      </header>
      {told === null && error === null && <p role="status">{t('publicMenu.loading')}</p>}
      {error !== null && <Failure error={error} onRetry={retry} />}
      {told !== null && 'items' in told && <PlaceList places={told} />}
      {menu && (
        <>
          <WeekTools facilityId={menu.facilityId} from={from} />
          <PublicMenuDays menu={menu} />
          <p className="public-menu-note">{t('publicMenu.prices')}</p>
        </>
      )}
    </main>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  if (ApiProblem.hasStatus(error, 404) || ApiProblem.hasStatus(error, 400)) {
    return (
      <EmptyState title={t('publicMenu.missing')}>
        <a href="/menu">{t('publicMenu.back')}</a>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('publicMenu.noAnswer') })}
      kept={t('publicMenu.failedKept')}
      todo={t('publicMenu.failedTodo')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('publicMenu.retry')}
      </button>
    </ErrorState>
  );
}

function PlaceList({ places: { items } }: { places: Places }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState title={t('publicMenu.placesNone')} />;
  return (
    <nav aria-label={t('publicMenu.places')}>
      <h2>{t('publicMenu.places')}</h2>
      <ul className="public-menu-places">
        {items.map(({ facilityId, facilityName, townName }) => (
          <li key={facilityId}>
            <a href={`/menu?facility=${facilityId}`}>
              {townName} · {facilityName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WeekTools({ facilityId, from }: { facilityId: string; from: string }) {
  const { t } = useTranslation();
  const weekFrom = (days: number): string =>
    `/menu?facility=${facilityId}&from=${addDays(parseBusinessDate(from), days)}`;
  return (
    <div className="public-menu-tools">
      <strong>{t('publicMenu.weekOf', { from })}</strong>
      <a className="button no-print" href={weekFrom(-WEEK)}>
        ‹ {t('publicMenu.before')}
      </a>
      <a className="button no-print" href={weekFrom(WEEK)}>
        {t('publicMenu.after')} ›
      </a>
      <button type="button" className="button button-main no-print" onClick={() => window.print()}>
        {t('publicMenu.print')}
      </button>
      <a className="no-print" href="/menu">
        {t('publicMenu.back')}
      </a>
    </div>
  );
}
