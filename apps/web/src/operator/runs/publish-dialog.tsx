import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Run } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface PublishDialogProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly onClose: () => void;
}

/** Tells the volunteers; says before what would hold it up, and asks about those nobody comes to. */
export function PublishDialog({ run, runs, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const count = (reason: string): number => run.stops.filter(({ unserved }) => unserved === reason).length;
  const left = count('limits') + count('taken_out');
  const against = [
    run.violations.length > 0 && t('runs.againstLimits', { count: run.violations.length }),
    count('no_place') > 0 && t('runs.againstPlaces', { count: count('no_place') }),
    count('not_planned') > 0 && t('runs.againstUnplanned', { count: count('not_planned') }),
  ].filter((reason) => reason !== false);
  const note = against.length > 0 ? `${t('runs.against')}${against.join(t('runs.and'))}` : t('runs.publishNote');
  return (
    <FormDialog
      title={t('runs.publish')}
      note={note}
      fields={
        left === 0
          ? []
          : [
              {
                ...{ kind: 'choice', name: 'accept', label: t('runs.leavesOut', { count: left }), start: 'no' },
                options: (['no', 'yes'] as const).map((value) => ({ value, label: t(`runs.accept.${value}`) })),
              },
            ]
      }
      submit={t('runs.publish')}
      onSubmit={({ accept }) => runs.changeRun('publish', { acceptUnserved: accept === 'yes' })}
      onClose={onClose}
    />
  );
}
