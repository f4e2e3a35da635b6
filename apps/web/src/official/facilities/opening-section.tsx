import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { FacilityOpening, FacilityOverview } from './facility-contract.js';
import type { Rights } from './rights.js';
import { FactsSection } from './facts-section.js';
import { FormKey } from './form-key.js';
import { CapacitiesTable, ExceptionsTable, HoursTable } from './opening-tables.js';

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Timetable, closed and extra days, seats and meals per slot. */
export function OpeningSection({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  const { t } = useTranslation();
  const path = `/v1/facilities/${facility.id}`;
  const query = useQuery({
    queryKey: ['facilities', 'opening', facility.id],
    queryFn: ({ signal }) => request<FacilityOpening>(`${path}/opening`, { signal }),
  });
  return (
    <FactsSection
      title={t('facility.opening')}
      query={query}
      keys={
        rights.edits && (
          <>
            <HoursKey path={path} />
            <ClosedKey path={path} />
            <ExtraKey path={path} />
            <CapacityKey path={path} />
          </>
        )
      }
    >
      {({ hours, exceptions, capacities }) => (
        <>
          <HoursTable hours={hours} />
          <ExceptionsTable exceptions={exceptions} edits={rights.edits} />
          <CapacitiesTable capacities={capacities} />
        </>
      )}
    </FactsSection>
  );
}

function HoursKey({ path }: { path: string }) {
  const { t } = useTranslation();
  const time = (slot: string, name: string, label: string): Field => ({
    ...{ kind: 'time', name: `${slot}.${name}`, label: `${t(`slot.${slot as 'lunch'}`)} · ${label}`, optional: true },
  });
  const options = WEEKDAYS.map((value) => ({ value, label: t(`weekday.d${value}`) }));
  return (
    <FormKey
      label={t('facility.setHours')}
      form={{
        ...{ title: t('facility.setHours'), note: t('facility.setHoursNote'), method: 'POST' },
        path: `${path}/opening-hours`,
        fields: [
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: businessDateAt(new Date()) },
          { kind: 'several', name: 'weekdays', label: t('facility.weekdays'), options, numbers: true, start: WEEKDAYS },
          ...SLOTS.flatMap((slot) => [
            time(slot, 'opensAt', t('facility.opensAt')),
            time(slot, 'lastOrderAt', t('facility.lastOrder')),
            time(slot, 'closesAt', t('facility.closesAt')),
          ]),
        ],
        body: (values) => ({ validFrom: values['validFrom'], hours: timetable(values) }),
      }}
    />
  );
}

/** A row per chosen weekday and slot whose times were written; the server refuses what is incomplete. */
function timetable(values: FormBody): object[] {
  const weekdays = values['weekdays'];
  const days: readonly unknown[] = Array.isArray(weekdays) ? weekdays : [];
  return SLOTS.flatMap((slot) => {
    const [opensAt, lastOrderAt, closesAt] = ['opensAt', 'lastOrderAt', 'closesAt'].map(
      (name) => values[`${slot}.${name}`],
    );
    if (opensAt === undefined && closesAt === undefined) return [];
    return days.map((weekday) => ({ weekday, slot, opensAt, lastOrderAt: lastOrderAt ?? closesAt, closesAt }));
  });
}

function ClosedKey({ path }: { path: string }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  return (
    <FormKey
      label={t('facility.addClosed')}
      form={{
        ...{ title: t('facility.addClosed'), method: 'POST', path: `${path}/opening-exceptions` },
        fields: [
          { kind: 'date', name: 'validFrom', label: t('facility.from'), min: today, start: today },
          { kind: 'date', name: 'validTo', label: t('facility.to'), min: today, start: today },
          { kind: 'choice', name: 'slot', label: t('facility.onlySlot'), options: useSlotOptions(), optional: true },
          { kind: 'text', name: 'reason', label: t('facility.reason'), longest: 100 },
        ],
        body: (values) => ({ ...values, kind: 'closed' }),
      }}
    />
  );
}

function ExtraKey({ path }: { path: string }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  return (
    <FormKey
      label={t('facility.addExtra')}
      form={{
        ...{ title: t('facility.addExtra'), method: 'POST', path: `${path}/opening-exceptions` },
        fields: [
          { kind: 'date', name: 'validFrom', label: t('facility.from'), min: today, start: today },
          { kind: 'date', name: 'validTo', label: t('facility.to'), min: today, start: today },
          { kind: 'choice', name: 'slot', label: t('list.slot'), options: useSlotOptions() },
          { kind: 'time', name: 'opensAt', label: t('facility.opensAt') },
          { kind: 'time', name: 'lastOrderAt', label: t('facility.lastOrder') },
          { kind: 'time', name: 'closesAt', label: t('facility.closesAt') },
          { kind: 'text', name: 'reason', label: t('facility.reason'), longest: 100 },
        ],
        body: (values) => ({ ...values, kind: 'open' }),
      }}
    />
  );
}

function CapacityKey({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <FormKey
      label={t('facility.setCapacity')}
      form={{
        ...{ title: t('facility.setCapacity'), method: 'POST', path: `${path}/capacities` },
        fields: [
          { kind: 'choice', name: 'slot', label: t('list.slot'), options: useSlotOptions() },
          { kind: 'integer', name: 'seats', label: t('facility.seats'), most: 10_000 },
          { kind: 'integer', name: 'dineInPortions', label: t('facility.dineIn'), most: 100_000 },
          { kind: 'integer', name: 'deliveryPortions', label: t('facility.delivery'), most: 100_000 },
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: businessDateAt(new Date()) },
        ],
      }}
    />
  );
}

function useSlotOptions(): { value: string; label: string }[] {
  const { t } = useTranslation();
  return SLOTS.map((value) => ({ value, label: t(`slot.${value}`) }));
}
