import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { GardenBoard, Plot } from './garden-contract.js';
import type { Garden } from './use-garden.js';

const MOST_M2 = 1_000_000;

/** The beds of the facility and of its village. */
export function PlotsSection({ garden, board }: { garden: Garden; board: GardenBoard }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Plot | null>(null);
  return (
    <section className="garden-section" aria-label={t('garden.plots')}>
      <h2>{t('garden.plots')}</h2>
      {board.plots.length === 0 && <p>{t('garden.noPlots')}</p>}
      <ul>
        {board.plots.map((plot) => (
          <li key={plot.id}>
            <span>
              {[plot.name, t('garden.plotLine', { area: plot.areaM2 }), plot.tendedBy]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            <button
              type="button"
              className="button button-quiet"
              aria-label={t('garden.endPlotOf', { name: plot.name })}
              onClick={() => setEnding(plot)}
            >
              {t('garden.endPlot')}
            </button>
          </li>
        ))}
      </ul>
      <div className="garden-keys">
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('garden.addPlot')}
        </button>
      </div>
      {ending && (
        <FormDialog
          title={t('garden.endPlotOf', { name: ending.name })}
          note={t('garden.endPlotNote')}
          fields={[]}
          submit={t('garden.endPlot')}
          onSubmit={() => garden.ask(`/v1/garden/plots/${ending.id}`, { ended: true }, { version: ending.version })}
          onClose={() => setEnding(null)}
        />
      )}
      {adding && (
        <FormDialog
          title={t('garden.addPlot')}
          fields={[
            { kind: 'text', name: 'name', label: t('garden.plotName'), longest: 60 },
            { kind: 'integer', name: 'areaM2', label: t('garden.area'), most: MOST_M2 },
            { kind: 'text', name: 'tendedBy', label: t('garden.tendedBy'), longest: 60, optional: true },
          ]}
          submit={t('garden.save')}
          onSubmit={(values) => garden.ask('/v1/garden/plots', values)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}
