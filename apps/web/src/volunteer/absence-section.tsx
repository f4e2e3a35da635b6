import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.js';
import { useReachable } from '../operator/till/use-reachable.js';
import { describeError } from '../shared/describe-error.js';
import { Dialog } from '../shared/dialog.js';
import type { OwnAbsence } from './route-contract.js';
import { runsToLeave, type RunToLeave } from './runs-to-leave.js';
import type { Route } from './use-route.js';

/** 今天来不了: only with a network, since others have to set out instead. */
export function AbsenceSection({ route }: { route: Route }) {
  const { t } = useTranslation();
  const reachable = useReachable();
  const [asked, setAsked] = useState<RunToLeave | null>(null);
  const [told, setTold] = useState('');
  const runs = runsToLeave(route.stops ?? []);
  const left = ({ facilityName }: RunToLeave, count: number): void => {
    setTold(t('door.absenceTold', { kitchen: facilityName, count }));
    setAsked(null);
    route.refresh();
  };
  return (
    <section className="mine-absence">
      <p role="status" className="door-notice">
        {told}
      </p>
      {runs.length > 0 && !reachable && <p className="state-warn">{t('door.absenceOffline')}</p>}
      {reachable &&
        runs.map((run) => (
          <button key={run.runId} type="button" className="button" onClick={() => setAsked(run)}>
            {t('door.absence')} · {t(`door.slot.${run.slot}`)}
          </button>
        ))}
      {asked !== null && <AbsenceDialog run={asked} onLeft={left} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface AbsenceDialogProps {
  readonly run: RunToLeave;
  readonly onLeft: (run: RunToLeave, doors: number) => void;
  readonly onClose: () => void;
}

function AbsenceDialog({ run, onLeft, onClose }: AbsenceDialogProps) {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const leave = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      // Again, it changes nothing: whoever got no answer may say it once more.
      const { doors } = await request<OwnAbsence>(`/v1/own-runs/${run.runId}/absence`, { method: 'POST' });
      onLeft(run, doors);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('door.absenceTitle')} onClose={onClose}>
      <p>{t('door.absenceText', { kitchen: run.facilityName, slot: t(`door.slot.${run.slot}`), count: run.doors })}</p>
      {failure !== null && (
        <p className="state-danger" role="alert">
          {describeError(failure, { language: i18n.language, noAnswer: t('door.absenceOffline') })}
        </p>
      )}
      <div className="end-keys">
        <button type="button" className="button button-danger" disabled={busy} onClick={() => void leave()}>
          {t('door.absenceConfirm')}
        </button>
      </div>
    </Dialog>
  );
}
