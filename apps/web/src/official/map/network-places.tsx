import { useTranslation } from 'react-i18next';
import { FactTable } from '../facilities/facts-section.js';
import type { NetworkDetail } from './coverage-contract.js';

const METRES_DIGITS = 1;

/** How homes and points meet the network, and which do not. */
export function NetworkPlaces({ places }: { places: NetworkDetail['places'] & {} }) {
  const { t } = useTranslation();
  const { homes, offNetwork, swapped, notDegrees, medianAccessMetres, isShifted, facilities } = places;
  const facts = [
    [t('coverage.network.homes'), homes],
    [t('coverage.network.offNetwork'), offNetwork],
    [t('coverage.network.swapped'), swapped],
    [t('coverage.network.notDegrees'), notDegrees],
    [
      t('coverage.network.median'),
      medianAccessMetres === null
        ? t('coverage.none')
        : t('coverage.network.metres', { metres: medianAccessMetres.toFixed(METRES_DIGITS) }),
    ],
  ] as const;
  return (
    <>
      <h3>{t('coverage.network.places')}</h3>
      {isShifted && (
        <p className="claim-notice" role="alert">
          {t('coverage.network.shifted')}
        </p>
      )}
      <dl className="coverage-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {facilities.length > 0 && (
        <FactTable
          caption={t('coverage.network.badFacilities')}
          none={t('coverage.none')}
          head={[t('coverage.network.facility'), t('coverage.network.why')]}
          rows={facilities.map(({ facilityId, name, problem }) => ({
            id: facilityId,
            cells: [name, t(`coverage.placeProblem.${problem}`)],
          }))}
        />
      )}
    </>
  );
}
