import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { stopName } from './run-names.js';
import type { RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

const SKILLS = ['dialect', 'first_aid', 'health_certificate', 'driving', 'e_bike'] as const;

interface DoorDialogProps {
  readonly runs: Runs;
  readonly stop: RunStop;
  readonly onClose: () => void;
}

/** What is known of a door: when somebody is in, how long it takes, and what whoever comes must know. */
export function DoorDialog({ runs, stop, onClose }: DoorDialogProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('runs.doorOf', { name: stopName(t, stop) })}
      note={t('runs.doorNote')}
      fields={[
        { kind: 'time', name: 'windowFrom', label: t('runs.inFrom'), start: stop.windowFrom ?? '', optional: true },
        { kind: 'time', name: 'windowTo', label: t('runs.inTo'), start: stop.windowTo ?? '', optional: true },
        {
          ...{ kind: 'integer', name: 'serviceSeconds', label: t('runs.takes'), most: 1800 },
          start: String(stop.serviceSeconds),
        },
        {
          ...{ kind: 'several', name: 'skills', label: t('runs.asks'), start: stop.skills },
          options: SKILLS.map((value) => ({ value, label: t(`runs.skill.${value}`) })),
        },
      ]}
      submit={t('form.save')}
      onSubmit={({ windowFrom = null, windowTo = null, serviceSeconds, skills }) =>
        runs.changeRun(
          `stops/${stop.stopId}`,
          { locked: stop.locked, windowFrom, windowTo, serviceSeconds, skills },
          'PUT',
        )
      }
      onClose={onClose}
    />
  );
}
