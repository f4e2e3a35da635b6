import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import type { VolunteerNumberShown } from './welfare-contract.js';

const SHOWN_MS = 60_000;

/** The number of who was at the door, shown for a minute; the server keeps that it was. */
export function VolunteerNumber({ caseId, name }: { caseId: string; name: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: () =>
      request<VolunteerNumberShown>(`/v1/welfare-cases/${caseId}/volunteer-number`, { method: 'POST', body: {} }),
    gcTime: 0,
  });
  useEffect(() => {
    if (data === undefined) return;
    const timer = setTimeout(reset, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [data, reset]);
  if (data !== undefined) {
    return (
      <a className="button" href={`tel:${data.phone}`}>
        {data.phone}
      </a>
    );
  }
  return (
    <>
      <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
        {t('welfare.showVolunteer', { name })}
      </button>{' '}
      <small>{t('welfare.showVolunteerNote')}</small>
      {error && (
        <p role="alert" className="welfare-warn">
          {describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
        </p>
      )}
    </>
  );
}
