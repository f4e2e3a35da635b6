import { businessDateAt, monthStartOf } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { GRADES, REASON_LONGEST, type FacilityGradeList } from '../../grants/grant-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { usePlaces } from '../books/use-books.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { GrantViews } from './grant-views.js';

/** 等级评定: how facilities were assessed, and from when on it counts. */
export function GradesPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['grants', 'grades'],
    queryFn: ({ signal }) => request<FacilityGradeList>('/v1/facility-grades', { signal }),
  });
  return (
    <>
      <PageHeader title={t('grantDesk.grades')}>
        <GrantViews />
        {account.role !== 'auditor' && <AssessKey />}
      </PageHeader>
      <FactsSection title={t('grantDesk.grades')} query={query}>
        {({ items }) => (
          <FactTable
            caption={t('grantDesk.grades')}
            captionHidden
            none={t('grantDesk.noGrades')}
            head={[
              ...[t('grants.facility'), t('grants.grade'), t('grantDesk.validFrom'), t('grantDesk.assessedOn')],
              ...[t('grantDesk.reason'), t('grantDesk.by')],
            ]}
            rows={items.map((one) => ({
              id: one.id,
              cells: [
                ...[one.facilityName, one.grade, one.validFrom, one.assessedOn, one.reason],
                one.assessedBy ?? '—',
              ],
            }))}
          />
        )}
      </FactsSection>
    </>
  );
}

function AssessKey() {
  const { t } = useTranslation();
  const { facilities } = usePlaces();
  const today = businessDateAt(new Date());
  return (
    <FormKey
      main
      label={t('grantDesk.assess')}
      refresh={['grants']}
      form={{
        ...{
          title: t('grantDesk.assess'),
          note: t('grantDesk.assessNote'),
          method: 'POST',
          path: '/v1/facility-grades',
        },
        fields: [
          {
            ...{ kind: 'choice', name: 'facilityId', label: t('grants.facility') },
            options: facilities.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            ...{ kind: 'choice', name: 'grade', label: t('grants.grade') },
            options: GRADES.map((grade) => ({ value: grade, label: grade })),
          },
          { kind: 'date', name: 'assessedOn', label: t('grantDesk.assessedOn'), max: today, start: today },
          { kind: 'date', name: 'validFrom', label: t('grantDesk.validFrom'), start: monthStartOf(today) },
          { kind: 'text', name: 'reason', label: t('grantDesk.reason'), longest: REASON_LONGEST },
        ],
      }}
    />
  );
}
