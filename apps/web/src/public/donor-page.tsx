import './donor-page.css';
import './donor-texts.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { request } from '../api/request.js';
import type { components } from '../api/schema.js';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { describeError } from '../shared/describe-error.js';
import { EmptyState } from '../shared/empty-state.js';
import { ErrorState } from '../shared/error-state.js';
import { DonorGifts } from './donor-gifts.js';
import { DonorGroups } from './donor-groups.js';
import { yuan } from './yuan.js';

type Page = components['schemas']['DonorPageDto'];

/** What became of a donor's gifts, to whoever has the link. The token stays behind the # of the address: no server logs it. */
export function DonorPage() {
  const { t, i18n } = useTranslation();
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    const body = { token: location.hash.slice(1) };
    request<Page>('/v1/donor-pages', { method: 'POST', body, signal: ender.signal }).then(
      setPage,
      (reason: unknown) => {
        if (!ender.signal.aborted) setError(reason);
      },
    );
    return () => ender.abort();
  }, [round]);
  const retry = (): void => {
    setError(null);
    setRound((now) => now + 1);
  };
  useEffect(() => {
    document.title = `${t('donorPage.title')} · ${t('product')}`;
  }, [t, i18n.language]);
  return (
    <main className="donor-page">
      <header>
        <h1>{t('donorPage.title')}</h1>
        <div className="no-print">
          <LanguageSwitch />
        </div>
        {page && (
          <button type="button" className="button no-print" onClick={() => window.print()}>
            {t('donorPage.print')}
          </button>
        )}
      </header>
      {page === null && error === null && <p role="status">{t('donorPage.loading')}</p>}
      {error !== null && <Failure error={error} onRetry={retry} />}
      {page && <Told page={page} />}
    </main>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  // An unknown token, and one that is none.
  if (ApiProblem.hasStatus(error, 404) || ApiProblem.hasStatus(error, 400)) {
    return (
      <EmptyState title={t('donorPage.noLink')}>
        <p>{t('donorPage.noLinkText')}</p>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      happened={describeError(error, { language: i18n.language, noAnswer: t('donorPage.noAnswer') })}
      kept={t('donorPage.failedKept')}
      todo={t('donorPage.failedTodo')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('donorPage.retry')}
      </button>
    </ErrorState>
  );
}

function Told({ page }: { page: Page }) {
  const { t, i18n } = useTranslation();
  const leftFen = page.receivedFen - page.spentFen - page.refundedFen;
  const figures = [
    ['received', yuan(page.receivedFen)],
    ...(page.goodsFen > 0 ? ([['goodsValue', yuan(page.goodsFen)]] as const) : []),
    ['spent', yuan(page.spentFen)],
    ...(page.refundedFen > 0 ? ([['refunded', yuan(page.refundedFen)]] as const) : []),
    ['left', yuan(leftFen)],
    ...(['meals', 'facilities', 'days'] as const).flatMap((name) => {
      const count = page[name];
      return count === null ? [] : [[name, count] as const];
    }),
  ] as const;
  const thanks =
    page.donorKind === 'anonymous' ? t('donorPage.thanksAnonymous') : t('donorPage.thanks', { donor: page.donorName });
  return (
    <>
      <section>
        <p>{thanks}</p>
        <dl className="donor-figures">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`donorPage.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <DonorGroups groups={page.groups} isSpent={page.spentFen > 0} />
      <DonorGifts donations={page.donations} />
      <p className="donor-muted">
        {t('donorPage.asOf', {
          moment: new Date(page.asOf).toLocaleString(i18n.language, { timeZone: 'Asia/Shanghai' }),
        })}
      </p>
    </>
  );
}
