import { parsePolicy, type Policy } from '@nuancan/five-ones';
import { addDays, businessDateAt, fen } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account, PolicyList, PolicyVersion } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { BooksFailure } from '../../books/books-failure.js';
import { PageHeader } from '../../shell/page-header.js';
import { versionStanding } from '../version-standing.js';
import { PolicyEditor } from './policy-editor.js';

/** A version is activated three days ahead at the earliest; a month leaves time to read it. */
const USUAL_NOTICE_DAYS = 30;
const MOST = 200;

/** The next version of a policy, from one of its versions, or the first of a new one. */
export function EditorPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { code, version } = useParams();
  const isNew = code === undefined;
  const list = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => request<PolicyList>(`/v1/policies?limit=${MOST}`, { signal }),
  });
  const base = useQuery({
    queryKey: ['policies', code, version],
    queryFn: ({ signal }) =>
      request<PolicyVersion>(`/v1/policies/${encodeURIComponent(code ?? '')}/versions/${version}`, { signal }),
    enabled: !isNew,
  });
  const versions = list.data?.items.find((policy) => policy.code === code)?.versions ?? [];
  const today = businessDateAt(new Date());
  const inForce = versions.find((one) => versionStanding(one, today) === 'in_force')?.version ?? null;
  const next = Math.max(0, ...versions.map((one) => one.version)) + 1;
  const start = isNew ? emptyPolicy(account.scope.districtCode) : base.data && nextVersion(base.data, next);
  return (
    <>
      <PageHeader title={isNew ? t('policyTools.newPolicy') : t('policyTools.nextVersion', { version: next })}>
        <Link className="button" to="/policies">
          ← {t('policies.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={base.error ?? list.error} onRetry={() => void (isNew ? list.refetch() : base.refetch())} />
      {list.data && start ? (
        <PolicyEditor key={`${code} ${version} ${next}`} start={start} inForce={inForce} />
      ) : (
        base.error === null && list.error === null && <p role="status">{t('policies.loading')}</p>
      )}
    </>
  );
}

function nextVersion({ document }: PolicyVersion, version: number): Policy {
  const policy = parsePolicy(document);
  const effectiveFrom = addDays(businessDateAt(new Date()), USUAL_NOTICE_DAYS);
  return { ...policy, version, effectiveFrom, effectiveTo: null };
}

function emptyPolicy(districtCode: string): Policy {
  return parsePolicy({
    ...{
      code: 'new-policy',
      version: 1,
      name: { zh: '新补贴标准', en: 'New policy' },
      scope: { districtCode, townCodes: null },
    },
    effectiveFrom: addDays(businessDateAt(new Date()), USUAL_NOTICE_DAYS),
    tiers: [
      {
        ...{
          code: 'age-60',
          name: { zh: '60 岁以上', en: '60 and over' },
          who: [{ age: { from: 60 } }],
          slots: ['lunch'],
        },
        benefit: { kind: 'fixed', amountFen: fen(300) },
        funders: [{ funder: 'district', amountFen: 'rest', travels: { otherTown: true, otherDistrict: false } }],
      },
    ],
  });
}
