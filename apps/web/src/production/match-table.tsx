import './production-texts.js';
import './production.css';
import { useTranslation } from 'react-i18next';
import type { PortionDifference, PortionMatch } from './production-contract.js';

const USES = ['diners', 'delivered', 'publicGuests', 'returned', 'waste', 'samples', 'staff'] as const;
const COLUMNS = ['received', 'kept', ...USES] as const;

/** Where a slot's portions went, and what does not match with who has to explain it. */
export function MatchTable({ match }: { match: PortionMatch }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('production.flow')}>
        <table className="production-table">
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} className="number">
                  {t(`production.matchOf.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {COLUMNS.map((name) => (
                <td key={name} className="number">
                  {match[name]}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {!match.logged && <p>{t('production.notLogged')}</p>}
      {match.logged && match.differences.length === 0 && <p className="state-good">✓ {t('production.even')}</p>}
      {match.differences.length > 0 && <Differences differences={match.differences} />}
    </>
  );
}

function Differences({ differences }: { differences: readonly PortionDifference[] }) {
  const { t } = useTranslation();
  return (
    <ul className="production-differences">
      {differences.map(({ stage, owner, portions }) => (
        <li key={stage}>
          <strong className="state-danger">
            {t(portions > 0 ? 'production.missing' : 'production.tooMany', { count: Math.abs(portions) })}
          </strong>
          <span>{t(`production.stage.${stage}`)}</span>
          <span>
            {t('production.whose')}: {t(`production.owner.${owner}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
