import { useTranslation } from 'react-i18next';
import type { Ones } from '../../api/contract.js';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import type { DayRow } from './day-row.js';
import type { DistrictDay } from './use-district-day.js';

interface OnesTableProps {
  readonly day: DistrictDay;
  /** Opens the places of a town, by its code. */
  readonly onTown: (townCode: string) => void;
}

const AMOUNTS = [
  ['elder', 'elderPaidFen'],
  ['government', 'governmentFen'],
  ['donation', 'donationFen'],
  ['garden', 'gardenFen'],
  ['volunteer', 'volunteerFen'],
  ['unfunded', 'unfundedFen'],
  ['surplus', 'surplusFen'],
] as const satisfies readonly (readonly [string, keyof Ones])[];

/** The same amounts as the bars, in figures; less what is above the cost they are the cost. */
export function OnesTable({ day, onTown }: OnesTableProps) {
  const { t } = useTranslation();
  const { townName } = day;
  const caption = townName !== null ? t('district.byFacility', { name: townName }) : t('district.byTown');
  return (
    <section className="ones-section">
      <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="ones-table">
          <caption>
            {caption} <span>{t('district.unit')}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(townName !== null ? 'district.facility' : 'district.town')}</th>
              <th scope="col" className="number">
                {t('district.meals')}
              </th>
              <th scope="col" className="share">
                {t('district.share')}
              </th>
              {AMOUNTS.map(([source]) => (
                <th key={source} scope="col" className={`number head-${source}`}>
                  {t(`ones.${source}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('district.cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {day.groups.map((row) => (
              <tr key={row.code} data-silent={row.meals === 0}>
                <th scope="row">{townName !== null ? <Place row={row} /> : <TownKey row={row} onTown={onTown} />}</th>
                <Amounts ones={row} label={row.name} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('district.total')}</th>
              <Amounts ones={day.total} label={t('district.total')} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Amounts({ ones, label }: { ones: Ones; label: string }) {
  const { t } = useTranslation();
  return (
    <>
      <td className="number">{ones.meals.toLocaleString('en')}</td>
      <td className="share">
        {ones.meals > 0 && (
          <FiveOnesBar amounts={ones} label={t('district.compositionOf', { name: label })} variant="row" />
        )}
      </td>
      {AMOUNTS.map(([source, field]) => (
        <td key={source} className="number">
          <Money amountFen={ones[field]} />
        </td>
      ))}
      <td className="number">
        <Money amountFen={ones.costFen} />
      </td>
    </>
  );
}

function TownKey({ row, onTown }: { row: DayRow; onTown: (townCode: string) => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="town-key"
      aria-label={t('district.open', { name: row.name })}
      onClick={() => onTown(row.code)}
    >
      {row.name} <span aria-hidden="true">›</span>
    </button>
  );
}

function Place({ row }: { row: DayRow }) {
  const { t } = useTranslation();
  return (
    <span className="place">
      {row.name}
      {row.tier && <small>{t(`tier.${row.tier}`)}</small>}
    </span>
  );
}
