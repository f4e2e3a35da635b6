import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { OfficerList } from './welfare-contract.js';

const LONGEST_PHONE = 20;

/** From when to when a duty goes, as `2026-11-30 08:30`. */
export interface DutySpan {
  readonly from: string;
  readonly to: string;
}

/** The fields of who is on duty, from when to when; only officials who may be on duty in `townCode`. */
export function useDutyFields(townCode: string | null, { from, to }: DutySpan): readonly Field[] {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['welfare', 'officers'],
    queryFn: ({ signal }) => request<OfficerList>('/v1/welfare-officers', { signal }),
  });
  const fitting = (data?.items ?? []).filter(
    (officer) => officer.townCode === null || townCode === null || officer.townCode === townCode,
  );
  return [
    {
      ...{ kind: 'choice', name: 'officerId', label: t('welfare.officerName') },
      options: fitting.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'date', name: 'fromDay', label: t('welfare.fromDay'), start: from.slice(0, 10) },
    { kind: 'time', name: 'fromTime', label: t('welfare.fromTime'), start: from.slice(11, 16) },
    { kind: 'date', name: 'toDay', label: t('welfare.toDay'), start: to.slice(0, 10) },
    { kind: 'time', name: 'toTime', label: t('welfare.toTime'), start: to.slice(11, 16) },
    { kind: 'text', name: 'dutyPhone', label: t('welfare.phone'), longest: LONGEST_PHONE, optional: true },
  ];
}

/** What is sent of them: the days and times are those of Asia/Shanghai. */
export function dutyBody({ fromDay, fromTime, toDay, toTime, ...rest }: FormBody): object {
  const at = (day: FormBody[string] | undefined, time: FormBody[string] | undefined): string =>
    `${String(day)}T${String(time).slice(0, 5)}:00+08:00`;
  return { ...rest, beginsAt: at(fromDay, fromTime), finishesAt: at(toDay, toTime) };
}

/** `2026-11-30 08:30 – 2026-11-30 17:00` */
export function spanText(beginsAt: string, finishesAt: string): string {
  return `${moment(beginsAt)} – ${moment(finishesAt)}`;
}
