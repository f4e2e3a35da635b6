import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ApplicationList, ApplicationState, ApplicationSummary } from '../../api/registry-contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { RegistryFailure } from '../residents/registry-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { ApplicationTag } from './application-tag.js';

const STATES: readonly ApplicationState[] = ['submitted', 'endorsed', 'returned', 'approved', 'refused', 'withdrawn'];

/** Applications of the scope, oldest first; the state that is shown stands in the address. */
export function ApplicationListPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((known) => known === params.get('state')) ?? null;
  const query = usePages<ApplicationList>({
    path: `/v1/category-applications?limit=50${state === null ? '' : `&state=${state}`}`,
    key: ['applications', 'list', state],
    stays: true,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <PageHeader title={t('application.list')}>
        <label className="field">
          <span className="sr-only">{t('application.filter')}</span>
          <select
            className="input"
            value={state ?? ''}
            onChange={(event) => setParams(event.target.value === '' ? {} : { state: event.target.value })}
          >
            <option value="">{t('application.everything')}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`application.state.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </PageHeader>
      <div className="registry" aria-busy={query.isFetching}>
        <RegistryFailure error={query.error} onRetry={() => void query.refetch()} />
        {items === null && query.error === null && <p role="status">{t('residents.loading')}</p>}
        {items?.length === 0 && (
          <EmptyState title={t('application.none')}>
            <p>{t('application.noneText')}</p>
          </EmptyState>
        )}
        {items !== null && items.length > 0 && <ApplicationTable items={items} />}
        <MoreKey query={query} label={t('residents.more')} />
      </div>
    </>
  );
}

function ApplicationTable({ items }: { items: readonly ApplicationSummary[] }) {
  const { t } = useTranslation();
  const columns = ['resident', 'category', 'validity', 'submittedAt', 'filter'] as const;
  return (
    <section className="registry-panel">
      <div className="table-scroll" role="region" aria-label={t('application.list')} tabIndex={0}>
        <table className="registry-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`application.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, residentName, villageName, category, validFrom, validTo, submittedAt, state }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/applications/${id}`}>
                    {residentName} · {villageName}
                  </Link>
                </th>
                <td>{t(`category.${category}`)}</td>
                <td>
                  {validTo === null
                    ? t('application.untilFurther', { from: validFrom })
                    : t('residents.fromTo', { from: validFrom, to: validTo })}
                </td>
                <td>{businessDateAt(new Date(submittedAt))}</td>
                <td>
                  <ApplicationTag state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
