import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';

type AttendanceList = components['schemas']['AttendanceListDto'];

interface AttendanceSectionProps {
  readonly account: Account;
  readonly facilityId: string;
  readonly businessDate: string;
}

const SLOTS = ['lunch', 'breakfast', 'dinner'] as const;
const SOURCES = ['visit_sheet', 'door_counter'] as const;

/** Who came on the day by counts that are not the till's. */
export function AttendanceSection({ account, facilityId, businessDate }: AttendanceSectionProps) {
  const { t } = useTranslation();
  const month = businessDate.slice(0, 7);
  const query = useQuery({
    queryKey: ['portions', 'attendance', facilityId, month],
    queryFn: ({ signal }) =>
      request<AttendanceList>(`/v1/attendance-counts?facilityId=${facilityId}&month=${month}`, { signal }),
  });
  const may = account.role === 'town_official' || account.role === 'district_official';
  return (
    <FactsSection
      title={t('portions.attendance')}
      query={query}
      keys={may && <CountKey facilityId={facilityId} businessDate={businessDate} />}
    >
      {({ items }) => (
        <>
          <p>{t('portions.attendanceText')}</p>
          <FactTable
            caption={t('portions.attendance')}
            captionHidden
            none={t('portions.noAttendance')}
            head={[
              t('portions.slot'),
              t('portions.source'),
              t('portions.people'),
              t('portions.note'),
              t('portions.recorded'),
            ]}
            figures={[2]}
            rows={items
              .filter((count) => count.businessDate === businessDate)
              .map((count) => ({
                id: count.id,
                cells: [
                  ...[t(`slot.${count.slot}`), t(`portions.sources.${count.source}`), count.people, count.note ?? ''],
                  moment(count.recordedAt),
                ],
              }))}
          />
        </>
      )}
    </FactsSection>
  );
}

function CountKey({ facilityId, businessDate }: { facilityId: string; businessDate: string }) {
  const { t } = useTranslation();
  return (
    <FormKey
      label={t('portions.count')}
      refresh={['portions', 'attendance']}
      form={{
        title: t('portions.count'),
        method: 'POST',
        path: '/v1/attendance-counts',
        fields: [
          {
            kind: 'choice',
            name: 'slot',
            label: t('portions.slot'),
            options: SLOTS.map((value) => ({ value, label: t(`slot.${value}`) })),
          },
          {
            kind: 'choice',
            name: 'source',
            label: t('portions.source'),
            options: SOURCES.map((value) => ({ value, label: t(`portions.sources.${value}`) })),
          },
          { kind: 'integer', name: 'people', label: t('portions.people'), most: 10_000 },
          { kind: 'text', name: 'note', label: t('portions.note'), longest: 200, optional: true },
        ],
        body: (values) => ({ ...values, facilityId, businessDate }),
      }}
    />
  );
}
