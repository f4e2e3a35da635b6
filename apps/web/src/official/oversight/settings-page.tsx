import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { ChecklistList, ComplaintDeadlineList } from '../../oversight/oversight-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { ChecklistKey } from './checklist-key.js';
import { OversightViews } from './oversight-views.js';

const MOST_DAYS = 90;

/** What inspections look at, and how long an answer to a complaint takes at most. */
export function SettingsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const maySet = account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('oversight.settings')}>
        <OversightViews />
      </PageHeader>
      <ChecklistsSection maySet={maySet} />
      <DeadlinesSection maySet={maySet} />
    </>
  );
}

function ChecklistsSection({ maySet }: { maySet: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['oversight', 'checklists'],
    queryFn: ({ signal }) => request<ChecklistList>('/v1/inspection-checklists', { signal }),
  });
  return (
    <FactsSection title={t('oversight.checklists')} query={query}>
      {({ items }) =>
        items.map((checklist) => (
          <section key={checklist.kind} className="oversight-card">
            <header>
              <h3>{t(`oversight.kind.${checklist.kind}`)}</h3>
              <small>{checklist.version === 0 ? t('oversight.builtIn') : t('oversight.version', checklist)}</small>
              {maySet && <ChecklistKey checklist={checklist} />}
            </header>
            <ol>
              {checklist.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          </section>
        ))
      }
    </FactsSection>
  );
}

function DeadlinesSection({ maySet }: { maySet: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['oversight', 'deadlines'],
    queryFn: ({ signal }) => request<ComplaintDeadlineList>('/v1/complaint-deadlines', { signal }),
  });
  return (
    <FactsSection title={t('oversight.deadlines')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('oversight.deadlines')}
          captionHidden
          none={t('oversight.noTasks')}
          head={[t('oversight.category'), t('oversight.days'), ...(maySet ? [t('oversight.setDays')] : [])]}
          figures={[1]}
          rows={items.map(({ category, days, version }) => ({
            id: category,
            cells: [
              ...[t(`oversight.categoryOf.${category}`), days],
              maySet && (
                <FormKey
                  label={t('oversight.setDays')}
                  refresh={['oversight', 'deadlines']}
                  form={{
                    title: `${t('oversight.setDays')} · ${t(`oversight.categoryOf.${category}`)}`,
                    fields: [
                      {
                        ...{ kind: 'integer', name: 'days', label: t('oversight.days'), most: MOST_DAYS },
                        start: String(days),
                      },
                    ],
                    method: 'PUT',
                    path: `/v1/complaint-deadlines/${category}`,
                    body: (values) => ({ ...values, version }),
                  }}
                />
              ),
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}
