import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import type { Cluster } from './coverage-contract.js';
import { distance, headCount, place } from './told-figures.js';

interface ClusterTableProps {
  readonly clusters: readonly Cluster[];
  readonly onShow: (cluster: Cluster) => void;
  /** Of those who may try changes. */
  readonly onAdd: ((cluster: Cluster) => void) | null;
}

/** What a cluster is called by. */
export function clusterName({ villages }: Pick<Cluster, 'villages'>): string {
  return villages.map(({ name }) => name).join('、');
}

/** Where people live whom nothing reaches, the most first: by their villages, and how far the nearest meal is. */
export function ClusterTable({ clusters, onShow, onAdd }: ClusterTableProps) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={t('coverage.cluster.caption')}
      none={t('coverage.cluster.none')}
      columns={[
        { title: t('coverage.cluster.where') },
        { title: t('coverage.cluster.people'), figure: true },
        { title: t('coverage.cluster.nearest') },
      ]}
      rows={clusters.map((cluster) => {
        const { people, cells, longitude, latitude, villages, nearestFacilityName, nearestMetres } = cluster;
        const where = clusterName(cluster);
        const towns = [...new Set(villages.map(({ townName }) => townName))].join('、');
        return {
          key: `${longitude} ${latitude}`,
          cells: [
            <div className="claim-cell">
              <button
                type="button"
                className="button button-quiet coverage-name"
                aria-label={t('coverage.cluster.show', { where })}
                onClick={() => onShow(cluster)}
              >
                {where}
              </button>
              <small>
                {towns} · {t('coverage.cluster.cells', { count: cells.length })} · {place(t, longitude, latitude)}
              </small>
            </div>,
            headCount(t, people),
            <div className="claim-cell">
              <span>{nearestMetres === null ? t('coverage.cluster.far') : distance(t, nearestMetres)}</span>
              {nearestFacilityName !== null && <small>{nearestFacilityName}</small>}
              {onAdd !== null && (
                <button
                  type="button"
                  className="button"
                  aria-label={t('coverage.cluster.add', { where })}
                  onClick={() => onAdd(cluster)}
                >
                  {t('coverage.kind.add')}
                </button>
              )}
            </div>,
          ],
        };
      })}
    />
  );
}
