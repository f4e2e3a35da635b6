import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { FacilityOpening } from './facility-contract.js';
import { FactTable } from './facts-section.js';
import { FormKey } from './form-key.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Hours = FacilityOpening['hours'][number];

/** The timetable, one row for weekdays alike. */
export function HoursTable({ hours }: { readonly hours: readonly Hours[] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('facility.timetable')}
      none={t('facility.noHours')}
      head={[
        t('list.slot'),
        t('facility.weekdays'),
        t('facility.hours'),
        t('facility.lastOrder'),
        t('facility.from'),
        t('facility.to'),
      ]}
      rows={sameHours(hours).map(({ weekdays, row }) => ({
        id: row.id,
        cells: [
          t(`slot.${row.slot}`),
          weekdays.map((day) => t(`weekday.d${day}`)).join(' '),
          `${row.opensAt}–${row.closesAt}`,
          row.lastOrderAt,
          row.validFrom,
          row.validTo ?? '—',
        ],
      }))}
    />
  );
}

/** Closed and extra days from today on. */
export function ExceptionsTable({
  exceptions,
  edits,
}: {
  readonly exceptions: FacilityOpening['exceptions'];
  readonly edits: boolean;
}) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('facility.exceptions')}
      none={t('facility.noExceptions')}
      head={[t('facility.exception'), t('list.slot'), t('facility.from'), t('facility.to'), t('facility.reason'), '']}
      rows={exceptions.map((row) => ({
        id: row.id,
        cells: [
          t(`facility.exceptionKind.${row.kind}`),
          row.slot ? t(`slot.${row.slot}`) : t('facility.all'),
          row.validFrom,
          row.validTo,
          row.opensAt ? `${row.reason} ${row.opensAt}–${row.closesAt}` : row.reason,
          edits && row.validFrom >= businessDateAt(new Date()) && (
            <FormKey
              label={t('facility.takeBack')}
              form={{
                ...{ title: t('facility.takeBack'), note: `${row.validFrom}–${row.validTo} ${row.reason}` },
                ...{ fields: [], method: 'DELETE', path: `/v1/opening-exceptions/${row.id}`, body: () => null },
              }}
            />
          ),
        ],
      }))}
    />
  );
}

/** Seats and meals per slot. */
export function CapacitiesTable({ capacities }: { readonly capacities: FacilityOpening['capacities'] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('facility.capacity')}
      figures={[1, 2, 3]}
      none={t('facility.noCapacity')}
      head={[
        t('list.slot'),
        t('facility.seats'),
        t('facility.dineIn'),
        t('facility.delivery'),
        t('facility.from'),
        t('facility.to'),
      ]}
      rows={capacities.map((row) => ({
        id: row.id,
        cells: [
          t(`slot.${row.slot}`),
          row.seats,
          row.dineInPortions,
          row.deliveryPortions,
          row.validFrom,
          row.validTo ?? '—',
        ],
      }))}
    />
  );
}

/** Rows of a slot that differ only by their weekday, as one. */
function sameHours(hours: readonly Hours[]): { weekdays: (typeof DAYS)[number][]; row: Hours }[] {
  const groups = Map.groupBy(hours, ({ slot, opensAt, lastOrderAt, closesAt, validFrom, validTo }) =>
    [validFrom, validTo, slot, opensAt, lastOrderAt, closesAt].join('|'),
  );
  return [...groups.values()].flatMap((rows) => {
    const [row] = rows;
    return row ? [{ row, weekdays: DAYS.filter((day) => rows.some(({ weekday }) => weekday === day)) }] : [];
  });
}
