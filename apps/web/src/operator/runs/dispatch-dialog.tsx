import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { newClientId } from '../store/new-client-id.js';
import { routeName } from './run-names.js';
import type { Run, RunRoute } from './runs-contract.js';
import { momentOf } from './moment-of.js';
import type { Runs } from './use-runs.js';

const COLDEST = -40;
const HOTTEST = 120;

interface DispatchDialogProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly route: RunRoute;
  readonly onClose: () => void;
}

/** Sends a route out: how many boxes, how warm, cooked when, and gone since when if it left before. One id for however often it has to be sent. */
export function DispatchDialog({ run, runs, route, onClose }: DispatchDialogProps) {
  const { t } = useTranslation();
  const [clientId] = useState(() => newClientId(new Date()));
  const unanswered = { happened: t('form.noAnswer'), kept: t('ended.maybeSaved'), todo: t('ended.sendAgain') };
  return (
    <FormDialog
      title={t('ended.dispatchOf', { name: routeName(t, route) })}
      note={t('ended.dispatchNote')}
      fields={[
        { kind: 'integer', name: 'boxes', label: t('ended.boxCount'), most: 100 },
        { kind: 'decimal', name: 'celsius', label: t('ended.celsius'), least: COLDEST, most: HOTTEST },
        { kind: 'time', name: 'cookedAt', label: t('ended.cookedAt'), optional: true },
        { kind: 'time', name: 'leftAt', label: t('ended.leftAt'), optional: true },
      ]}
      submit={t('ended.dispatch')}
      unanswered={unanswered}
      onSubmit={({ boxes, celsius, cookedAt, leftAt }) =>
        runs.tell(`/v1/delivery-routes/${route.routeId}/dispatch`, {
          ...{ clientId, boxes, celsius },
          ...(cookedAt !== undefined && { cookedAt: momentOf(run.businessDate, String(cookedAt)) }),
          ...(leftAt !== undefined && { leftAt: momentOf(run.businessDate, String(leftAt)) }),
        })
      }
      onClose={onClose}
    />
  );
}
