import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Application } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import type { OfficialPageProps } from '../official-page.js';
import { RegistryFailure } from '../residents/registry-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { momentOf } from '../residents/moment-of.js';
import { ApplicationTag } from './application-tag.js';
import { FileSection } from './file-section.js';
import { StepForm } from './step-form.js';

const OPEN: readonly Application['state'][] = ['submitted', 'endorsed', 'returned'];

/** One application: what is asked for, its files, its history, and what this official may do with it. */
export function ApplicationPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['application', id],
    queryFn: ({ signal }) => request<Application>(`/v1/category-applications/${encodeURIComponent(id)}`, { signal }),
  });
  const changed = (): void => {
    void client.invalidateQueries({ queryKey: ['application', id] });
    void client.invalidateQueries({ queryKey: ['applications'] });
    void client.invalidateQueries({ queryKey: ['resident'] });
  };
  const isOpen = data !== undefined && OPEN.includes(data.state);
  const mayWrite = isOpen && account.role !== 'auditor';
  return (
    <>
      <PageHeader title={data ? `${data.residentName} · ${t(`category.${data.category}`)}` : t('application.list')}>
        <Link className="button" to="/applications">
          ← {t('application.back')}
        </Link>
      </PageHeader>
      <div className="registry" aria-busy={isFetching}>
        <RegistryFailure error={error} onRetry={() => void refetch()} />
        {!data && error === null && <p role="status">{t('residents.loading')}</p>}
        {data && (
          <>
            <Asked application={data} />
            <FileSection application={data} mayAdd={mayWrite} onChanged={changed} />
            {mayWrite && <StepForm key={data.version} application={data} onDone={changed} />}
            {!isOpen && <p>{t('application.closed')}</p>}
            <History application={data} />
          </>
        )}
      </div>
    </>
  );
}

function Asked({ application }: { application: Application }) {
  const { t } = useTranslation();
  const { residentId, residentName, villageName, category, validFrom, validTo, reason, state } = application;
  return (
    <section className="registry-panel">
      <h2>
        {t(`category.${category}`)} <ApplicationTag state={state} />
      </h2>
      <dl className="registry-person">
        <dt>{t('application.resident')}</dt>
        <dd>
          <Link to={`/residents/${residentId}`}>{residentName}</Link> · {villageName}
        </dd>
        <dt>{t('application.validity')}</dt>
        <dd>
          {validTo === null
            ? t('application.untilFurther', { from: validFrom })
            : t('residents.fromTo', { from: validFrom, to: validTo })}
        </dd>
        <dt>{t('application.reason')}</dt>
        <dd>{reason}</dd>
      </dl>
    </section>
  );
}

function History({ application }: { application: Application }) {
  const { t } = useTranslation();
  return (
    <section className="registry-panel">
      <h2>{t('application.history')}</h2>
      <ol className="registry-history">
        {application.history.map(({ state, at, accountName, reason, villageOfficer }) => (
          <li key={`${state} ${at}`}>
            <ApplicationTag state={state} /> {t('application.by', { name: accountName ?? '—', at: momentOf(at) })}
            {villageOfficer !== null && (
              <p>
                {t('application.villageOfficer')}：{villageOfficer}
              </p>
            )}
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
