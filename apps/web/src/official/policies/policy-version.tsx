import { parsePolicy } from '@nuancan/five-ones';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account, PolicyVersion as Version } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { PageHeader } from '../shell/page-header.js';
import { ActivateKey } from './activate-key.js';
import { WithdrawKey } from './withdraw-key.js';
import { PolicyFacts } from './policy-facts.js';
import { AskReplayKey } from './replay/ask-replay-key.js';
import { TierCard } from './tier-card.js';

/** One version of a policy in words: who gets what, when, paid by whom. */
export function PolicyVersion({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const text = useBilingual();
  const { code = '', version = '' } = useParams();
  const path = `/v1/policies/${encodeURIComponent(code)}/versions/${encodeURIComponent(version)}`;
  const { data, error } = useQuery({
    queryKey: ['policies', code, version],
    queryFn: ({ signal }) => request<Version>(path, { signal }),
  });
  const policy = data && parsePolicy(data.document);
  return (
    <>
      <PageHeader title={policy ? `${text(policy.name)} · ${t('policies.version', { version })}` : t('policies.title')}>
        <Link className="button" to="/policies">
          ← {t('policies.back')}
        </Link>
        {data && (
          <a className="button" {...download(data)}>
            {t('policies.download')}
          </a>
        )}
        {data && account.role === 'district_official' && (
          <Link className="button" to={`/policies/${data.code}/${data.version}/edit`}>
            {t('policyTools.edit')}
          </Link>
        )}
        {data && account.role === 'district_official' && data.state !== 'withdrawn' && (
          <AskReplayKey versions={[`${data.code}/${data.version}`]} />
        )}
        {data && <WithdrawKey account={account} version={data} />}
        {data && <ActivateKey account={account} version={data} />}
      </PageHeader>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('policies.noAnswer') })}
          kept={t('policies.failedKept')}
          todo={t('policies.failedTodo')}
        />
      )}
      {!data && error === null && <p role="status">{t('policies.loading')}</p>}
      {data && policy && (
        <>
          <PolicyFacts version={data} policy={policy} />
          {policy.tiers.map((tier) => (
            <TierCard key={tier.code} tier={tier} shared={policy.limits} />
          ))}
        </>
      )}
    </>
  );
}

/** The document as a file, to start the next version from. */
function download({ code, version, document }: Version): { href: string; download: string } {
  const json = encodeURIComponent(`${JSON.stringify(document, null, 2)}\n`);
  return { href: `data:application/json;charset=utf-8,${json}`, download: `${code}-${version}.json` };
}
