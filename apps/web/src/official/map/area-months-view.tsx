import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { useAddress } from '../books/use-address.js';
import { areaFigure } from './area-figures.js';
import { Counted } from './counted.js';
import type { AreaMonths, Profile } from './coverage-contract.js';
import { MonthChart } from './month-chart.js';
import { figureChange, type AreaMonthFigure } from './month-figures.js';
import { MonthTable, type MonthRow } from './month-table.js';
import { useAreaMonths } from './use-coverage.js';

interface AreaMonthsViewProps {
  readonly profile: Profile;
  readonly span: number;
  readonly figure: AreaMonthFigure;
  readonly account: Account;
}

/** The district with its towns, or a town with its villages. */
export function AreaMonthsView({ profile, span, figure, account }: AreaMonthsViewProps) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const own = account.scope.townCode;
  const town = own ?? params.get('town');
  const { data, error } = useAreaMonths(profile, town);
  const months = data?.months.slice(-span) ?? [];
  const rowOf = ({ code, name, level, months: its }: AreaMonths): MonthRow => {
    const ofMonth = new Map(its.map((one) => [one.month, one]));
    const isOpening = level === 'town' && town === null;
    return {
      key: code,
      name,
      shown: isOpening ? (
        <button
          type="button"
          className="button button-quiet"
          aria-label={t('coverage.area.open', { name })}
          onClick={() => choose('town', code)}
        >
          {name}
        </button>
      ) : (
        name
      ),
      cells: months.map((month) => {
        const one = ofMonth.get(month);
        return one === undefined ? null : areaFigure(t, one, figure);
      }),
    };
  };
  const whole = data?.items.find(({ level }) => level === (town === null ? 'district' : 'town'));
  const parts = data?.items.filter(({ level }) => level === (town === null ? 'town' : 'village')) ?? [];
  const total = whole === undefined ? null : rowOf(whole);
  const told = t(`coverage.area.${figure}`);
  return (
    <>
      <Counted error={error} isThere={data !== undefined} />
      {data?.months.length === 1 && <p role="status">{t('coverage.months.one')}</p>}
      {town !== null && own === null && (
        <p className="coverage-keys">
          <button type="button" className="button" onClick={() => choose('town', '')}>
            {t('coverage.area.allTowns')}
          </button>
        </p>
      )}
      {data && total && <MonthChart name={total.name} figure={told} months={months} cells={total.cells} />}
      {data && (
        <MonthTable
          caption={t('coverage.months.captionAreas', { name: total?.name ?? '', figure: told })}
          months={months}
          rows={parts.map(rowOf)}
          total={total}
          changeOf={(before, after) => figureChange(t, figure, [before, after])}
        />
      )}
      {data && <p className="map-note">{t('coverage.months.trendNote')}</p>}
    </>
  );
}
