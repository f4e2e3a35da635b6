import './family.css';
import './family-texts.js';
import '../../shared/form-texts.js';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { LanguageSwitch } from '../../i18n/language-switch.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import type { FamilyPageData } from './family-contract.js';
import { DeliveriesSection } from './deliveries-section.js';
import { MealsSection } from './meals-section.js';
import { RequestsSection } from './requests-section.js';
import { WalletSection } from './wallet-section.js';

/** What an elder lets their family see, to whoever has the link. The token stays behind the # of the address: no server logs it. */
export function FamilyPage() {
  const { t, i18n } = useTranslation();
  const [page, setPage] = useState<FamilyPageData | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    const body = { token: tokenOf() };
    request<FamilyPageData>('/v1/family-pages', { method: 'POST', body, signal: ender.signal }).then(
      (seen) => {
        setPage(seen);
        setError(null);
      },
      (reason: unknown) => {
        if (!ender.signal.aborted) setError(reason);
      },
    );
    return () => ender.abort();
  }, [round]);
  useEffect(() => {
    // Another link may be of another elder: nothing of the one before stays.
    const again = (): void => {
      setPage(null);
      setError(null);
      setRound((now) => now + 1);
    };
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, []);
  useEffect(() => {
    document.title = `${t('familyPage.title')} · ${t('product')}`;
  }, [t, i18n.language]);
  const ask = useCallback(async (path: string, body: object): Promise<void> => {
    setPage(await request<FamilyPageData>(path, { method: 'POST', body: { ...body, token: tokenOf() } }));
  }, []);
  const reload = (): void => setRound((now) => now + 1);
  return (
    <main className="family-page">
      <header>
        <h1>{t('familyPage.title')}</h1>
        <LanguageSwitch />
      </header>
      {page === null && error === null && <p role="status">{t('familyPage.loading')}</p>}
      {error !== null && <Failure error={error} onRetry={reload} />}
      {page && !isGone(error) && <Told page={page} onAsk={ask} onRefresh={reload} />}
    </main>
  );
}

function tokenOf(): string {
  return location.hash.slice(1);
}

/** An unknown token, and one that is none. */
function isGone(error: unknown): boolean {
  return ApiProblem.hasStatus(error, 404) || ApiProblem.hasStatus(error, 400);
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  if (isGone(error)) {
    return (
      <EmptyState title={t('familyPage.noLink')}>
        <p>{t('familyPage.noLinkText')}</p>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('familyPage.noAnswer') })}
      kept={t('familyPage.failedKept')}
      todo={t('familyPage.failedTodo')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('familyPage.retry')}
      </button>
    </ErrorState>
  );
}

interface ToldProps {
  readonly page: FamilyPageData;
  readonly onAsk: (path: string, body: object) => Promise<void>;
  readonly onRefresh: () => void;
}

function Told({ page, onAsk, onRefresh }: ToldProps) {
  const { t } = useTranslation();
  const { elderName, facilityName, validUntil, deliveries, standingOrders, wallets, meals } = page;
  return (
    <>
      <p>
        <strong>{t('familyPage.of', { elder: elderName, facility: facilityName })}</strong>
        <br />
        <span className="family-muted">{t('familyPage.until', { day: validUntil })}</span>
      </p>
      {deliveries && (
        <DeliveriesSection deliveries={deliveries} standingOrders={standingOrders ?? []} today={page.today} />
      )}
      <RequestsSection page={page} onAsk={onAsk} />
      {wallets && <WalletSection wallets={wallets} />}
      {meals && <MealsSection meals={meals} />}
      <button type="button" className="button" onClick={onRefresh}>
        {t('familyPage.refresh')}
      </button>
    </>
  );
}
