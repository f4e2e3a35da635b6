import { useTranslation } from 'react-i18next';
import { Counted } from './counted.js';
import type { Profile } from './coverage-contract.js';
import { facilityFigure, figureChange, type FacilityMonthFigure } from './month-figures.js';
import { MonthTable } from './month-table.js';
import { useFacilityMonths } from './use-coverage.js';

interface FacilityMonthsViewProps {
  readonly profile: Profile;
  readonly span: number;
  readonly figure: FacilityMonthFigure;
}

/** Every point that served in any of the months; there is no sum, for many people have two. */
export function FacilityMonthsView({ profile, span, figure }: FacilityMonthsViewProps) {
  const { t } = useTranslation();
  const { data, error } = useFacilityMonths(profile);
  const months = data?.months.slice(-span) ?? [];
  return (
    <>
      <Counted error={error} isThere={data !== undefined} />
      {data?.months.length === 1 && <p role="status">{t('coverage.months.one')}</p>}
      {data && (
        <MonthTable
          caption={t('coverage.months.captionPoints', { figure: t(`coverage.point.${figure}`) })}
          months={months}
          total={null}
          rows={data.items.map(({ facilityId, name, months: its }) => {
            const ofMonth = new Map(its.map((one) => [one.month, one]));
            return {
              ...{ key: facilityId, name, shown: name },
              cells: months.map((month) => {
                const one = ofMonth.get(month);
                return one === undefined ? null : facilityFigure(t, one, figure);
              }),
            };
          })}
          changeOf={(before, after) => figureChange(t, figure, [before, after])}
        />
      )}
      {data && <p className="map-note">{t('coverage.months.trendNote')}</p>}
    </>
  );
}
