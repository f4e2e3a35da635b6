import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Option } from '../../shared/form-values.js';
import { routeName, stopName, stopsOf } from './run-names.js';
import type { Run, RunRoute, RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface MoveDialogProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly stop: RunStop;
  /** Where it is now; null: on none. */
  readonly route: RunRoute | null;
  readonly onClose: () => void;
}

const NOBODY = 'nobody';
/** Beyond the last: at the end. */
const AT_THE_END = 500;

/** To another volunteer, trip or place, or off every route. */
export function MoveDialog({ run, runs, stop, route, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const options = placesFor(t, run, route);
  return (
    <FormDialog
      title={t('runs.moveOf', { name: stopName(t, stop) })}
      note={t('runs.moveNote')}
      fields={[
        { kind: 'choice', name: 'to', label: t('runs.moveTo'), options, start: options[0]?.value ?? NOBODY },
        { kind: 'integer', name: 'position', label: t('runs.movePlace'), most: AT_THE_END, optional: true },
      ]}
      submit={t('runs.move')}
      onSubmit={({ to, position }) => {
        const [volunteerId = NOBODY, trip] = String(to).split(' ');
        return runs.changeRun('moves', {
          ...{ stopId: stop.stopId, volunteerId: volunteerId === NOBODY ? null : volunteerId },
          ...{ trip: Number(trip ?? 1), position: Math.max(Number(position ?? AT_THE_END), 1) },
        });
      }}
      onClose={onClose}
    />
  );
}

/** Routes that have not left, others who come, one more trip of each, and nobody; the other routes first. */
function placesFor(t: TFunction, run: Run, route: RunRoute | null): readonly Option[] {
  const open = run.routes.filter(({ departedAt }) => departedAt === null);
  const routes = open
    .toSorted((a, b) => Number(a.routeId === route?.routeId) - Number(b.routeId === route?.routeId))
    .map((one) => ({
      value: `${one.volunteerId} ${one.trip}`,
      label: `${routeName(t, one)} · ${t('runs.load', { count: stopsOf(run, one.routeId).length, boxes: one.boxes })}`,
    }));
  const more = run.crew
    .filter(({ comes }) => comes)
    .map(({ volunteerId, name }) => {
      const trips = run.routes.filter((one) => one.volunteerId === volunteerId).map(({ trip }) => trip);
      const trip = Math.max(0, ...trips) + 1;
      return {
        value: `${volunteerId} ${trip}`,
        label: t('runs.newTrip', { name: name ?? t('runs.someone'), trip }),
      };
    });
  const nobody = route === null ? [] : [{ value: NOBODY, label: t('runs.takeOut') }];
  return [...routes, ...more, ...nobody];
}
