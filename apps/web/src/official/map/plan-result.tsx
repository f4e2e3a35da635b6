import { useTranslation } from 'react-i18next';
import { FactTable } from '../facilities/facts-section.js';
import type { TriedChanges } from './coverage-contract.js';
import { headCount, percent, signed } from './told-figures.js';
import type { Plan } from './use-plan.js';

const SHOWN = ['before', 'after', 'compare'] as const;

/** Before and after: who is reached, by town and village, and which side of it the map shows. */
export function PlanResult({ trial, plan: { shown, show, isBusy } }: { trial: TriedChanges; plan: Plan }) {
  const { t } = useTranslation();
  const changed = trial.towns.filter(({ before, after }) => before.reached !== after.reached);
  const areas = [
    ...(trial.district ? [{ ...trial.district, name: t('coverage.area.whole') }] : []),
    ...changed,
    ...trial.villages,
  ];
  return (
    <>
      <p className="coverage-gain" role="status" aria-busy={isBusy}>
        {t('coverage.plan.summary', { gained: trial.gained, lost: trial.lost })}{' '}
        <small>{t('coverage.plan.summarySeats', { before: trial.seatsBefore, after: trial.seatsAfter })}</small>
      </p>
      <fieldset className="coverage-shown">
        <legend>{t('coverage.plan.shown')}</legend>
        {SHOWN.map((one) => (
          <label key={one}>
            <input type="radio" name="plan-shown" checked={shown === one} onChange={() => show(one)} />
            {t(`coverage.plan.${one}`)}
          </label>
        ))}
      </fieldset>
      <FactTable
        caption={t('coverage.plan.result')}
        none={t('coverage.area.noneHere')}
        figures={[1, 2, 3, 4]}
        head={[
          ...[
            t('coverage.area.name'),
            t('coverage.plan.before'),
            t('coverage.plan.after'),
            t('coverage.plan.difference'),
          ],
          t('coverage.area.share'),
        ]}
        rows={areas.map(({ code, name, before, after }) => ({
          id: code,
          cells: [
            ...[name, headCount(t, before.reached), headCount(t, after.reached)],
            ...[signed(after.reached - before.reached), percent(t, after.share)],
          ],
        }))}
      />
      <p className="coverage-note">{t('coverage.plan.unchangedTowns')}</p>
    </>
  );
}
