import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import type { Cluster } from './coverage-contract.js';
import { headCount, place } from './told-figures.js';

interface ClusterTableProps {
  readonly clusters: readonly Cluster[];
  readonly onShow: (cluster: Cluster) => void;
  /** Of those who may try changes. */
  readonly onAdd: ((cluster: Cluster) => void) | null;
}

/** Where people live whom nothing reaches, the most first. */
export function ClusterTable({ clusters, onShow, onAdd }: ClusterTableProps) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={t('coverage.cluster.caption')}
      none={t('coverage.cluster.none')}
      columns={[
        { title: t('coverage.cluster.people'), figure: true },
        { title: t('coverage.cluster.cells'), figure: true },
        { title: t('coverage.cluster.place'), whole: true },
      ]}
      rows={clusters.map((cluster, at) => {
        const { people, cells, longitude, latitude } = cluster;
        const where = place(t, longitude, latitude);
        return {
          key: `${longitude} ${latitude}`,
          cells: [
            headCount(t, people),
            cells.length,
            <div className="coverage-keys">
              <button
                type="button"
                className="button button-quiet"
                aria-label={`${t('coverage.cluster.show')} ${at + 1}`}
                onClick={() => onShow(cluster)}
              >
                {where}
              </button>
              {onAdd !== null && (
                <button
                  type="button"
                  className="button"
                  aria-label={`${t('coverage.cluster.add')} ${at + 1}`}
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
