import type { TFunction } from 'i18next';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { StateTag } from '../../shared/state-tag.js';
import type { ReminderList } from './facility-contract.js';
import { FactsSection, FactTable } from './facts-section.js';

const SHOWN = 50;

/** Licences that expire: who has seen to each. */
export function RemindersSection({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['facilities', 'reminders'],
    queryFn: ({ signal }) => request<ReminderList>(`/v1/facility-reminders?limit=${SHOWN}`, { signal }),
  });
  const acknowledge = useMutation({
    mutationFn: (id: string) => request<unknown>(`/v1/facility-reminders/${id}/acknowledgement`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['facilities', 'reminders'] }),
  });
  const mayAcknowledge = account.role === 'town_official' || account.role === 'district_official';
  return (
    <FactsSection title={t('facility.reminders')} query={query}>
      {({ items, nextCursor }) => (
        <>
          {acknowledge.error && (
            <ErrorState
              happened={describeError(acknowledge.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
              kept={t('district.failedKept')}
              todo={t('facility.failedTodo')}
            />
          )}
          <FactTable
            captionHidden
            caption={t('facility.reminders')}
            none={t('facility.noReminders')}
            head={[t('district.facility'), t('facility.licence'), t('facility.expires'), '']}
            rows={items.map((reminder) => ({
              id: reminder.id,
              cells: [
                <Link to={reminder.facilityId}>{reminder.facilityName}</Link>,
                `${t(`facility.licenceKind.${reminder.kind}`)} ${reminder.number}${reminder.holderName ? ` · ${reminder.holderName}` : ''}`,
                <StateTag tone={reminder.daysLeft < 8 ? 'danger' : 'warn'}>
                  {reminder.expiresOn} · {daysText(t, reminder.daysLeft)}
                </StateTag>,
                mayAcknowledge && (
                  <button
                    type="button"
                    className="button"
                    disabled={acknowledge.isPending}
                    aria-label={t('facility.acknowledgeOf', { name: reminder.facilityName, number: reminder.number })}
                    onClick={() => acknowledge.mutate(reminder.id)}
                  >
                    {t('facility.acknowledge')}
                  </button>
                ),
              ],
            }))}
          />
          {nextCursor !== null && <p className="facts-none">{t('facility.firstOnly', { count: SHOWN })}</p>}
        </>
      )}
    </FactsSection>
  );
}

/** How long a licence still holds, in words. */
export function daysText(t: TFunction, days: number): string {
  return days < 0 ? t('facility.expired', { count: -days }) : t('facility.daysLeft', { count: days });
}
