import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account, PolicyList as Policies, PolicySummary } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { PageHeader } from '../shell/page-header.js';
import { DraftDialog } from './draft-dialog.js';
import { StandingTag } from './standing-tag.js';

/** More policies than a district will ever have; the server allows no more at once. */
const MOST = 200;

/** Every policy with its versions, newest first; a district official may hand in the next one. */
export function PolicyList({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const [drafting, setDrafting] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => request<Policies>(`/v1/policies?limit=${MOST}`, { signal }),
  });
  return (
    <>
      <PageHeader title={t('policies.title')}>
        <Link className="button" to="/policies/calendar">
          {t('policyTools.calendar')}
        </Link>
        {account.role !== 'admin' && (
          <Link className="button" to="/policies/replays">
            {t('policyTools.replays')}
          </Link>
        )}
        {account.role === 'district_official' && (
          <Link className="button" to="/policies/new">
            {t('policyTools.create')}
          </Link>
        )}
        {account.role === 'district_official' && (
          <button type="button" className="button" onClick={() => setDrafting(true)}>
            {t('policies.draft')}
          </button>
        )}
      </PageHeader>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('policies.noAnswer') })}
          kept={t('policies.failedKept')}
          todo={t('policies.failedTodo')}
        />
      )}
      {!data && error === null && <p role="status">{t('policies.loading')}</p>}
      {data?.items.length === 0 && (
        <EmptyState title={t('policies.none')}>
          <p>{t('policies.noneText')}</p>
        </EmptyState>
      )}
      {data?.items.map((policy) => (
        <PolicyVersions key={policy.code} policy={policy} />
      ))}
      {drafting && <DraftDialog onClose={() => setDrafting(false)} />}
    </>
  );
}

function PolicyVersions({ policy }: { policy: PolicySummary }) {
  const { t } = useTranslation();
  const text = useBilingual();
  return (
    <section className="policy-panel">
      <h2>
        {text(policy.name)} <small>{policy.code}</small>
      </h2>
      <ul className="policy-versions">
        {policy.versions.map((version) => (
          <li key={version.version}>
            <Link to={`${policy.code}/${version.version}`}>{t('policies.version', { version: version.version })}</Link>
            <span>{t('policies.period', { from: version.effectiveFrom, to: version.effectiveTo ?? '…' })}</span>
            <StandingTag version={version} />
          </li>
        ))}
      </ul>
    </section>
  );
}
