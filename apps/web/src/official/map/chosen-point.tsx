import { useTranslation } from 'react-i18next';
import type { FacilityFigure, PublicMap } from './coverage-contract.js';
import { headCount } from './told-figures.js';

interface ChosenPointProps {
  readonly point: PublicMap['points'][number];
  readonly figure: FacilityFigure | undefined;
  /** Of those who may try changes. */
  readonly onTry: ((kind: 'move' | 'close') => void) | null;
  readonly onLeave: () => void;
}

/** The point that was clicked: whom it reaches, who depends on it, and its load. */
export function ChosenPoint({ point, figure, onTry, onLeave }: ChosenPointProps) {
  const { t } = useTranslation();
  const open = point.today.filter((slot) => slot.open);
  const facts = figure && [
    [t('coverage.point.reached'), headCount(t, figure.reached)],
    [t('coverage.point.nearestOf'), headCount(t, figure.nearestOf)],
    [t('coverage.point.onlyHere'), headCount(t, figure.onlyHere)],
    [t('coverage.point.overlap'), headCount(t, figure.overlap)],
    [t('coverage.point.seats'), figure.seats ?? t('coverage.none')],
    [t('coverage.point.seatsPerHundred'), figure.seatsPerHundred?.toFixed(1) ?? t('coverage.none')],
  ];
  return (
    <section className="facts coverage-chosen" aria-label={point.name}>
      <header>
        <h2>{point.name}</h2>
        <button type="button" className="button" onClick={onLeave}>
          {t('mealMap.all')}
        </button>
      </header>
      <p role="status">{t('mealMap.showing', { name: point.name })}</p>
      <dl className="coverage-facts">
        {(facts ?? []).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('coverage.point.today')}</dt>
          <dd>
            {open.length === 0
              ? t('coverage.point.closed')
              : open
                  .map(({ slot, opensAt, closesAt }) => `${t(`slot.${slot}`)} ${opensAt ?? ''}–${closesAt ?? ''}`)
                  .join(' · ')}
          </dd>
        </div>
      </dl>
      {onTry !== null && (
        <p className="coverage-keys">
          <button type="button" className="button" onClick={() => onTry('move')}>
            {t('coverage.point.move')}
          </button>
          <button type="button" className="button" onClick={() => onTry('close')}>
            {t('coverage.point.close')}
          </button>
        </p>
      )}
    </section>
  );
}
