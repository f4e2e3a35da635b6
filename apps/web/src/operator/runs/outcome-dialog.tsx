import '../orders/orders-texts.js';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { clockTime } from '../slot/clock-time.js';
import { deviceId } from '../store/device-id.js';
import { newClientId } from '../store/new-client-id.js';
import { tillDatabase } from '../store/till-database.js';
import { momentOf } from './moment-of.js';
import { stopName } from './run-names.js';
import type { ProgressOrder, Run, RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

const AT_DOOR = ['delivered', 'refused', 'nobody_answers', 'address_wrong', 'late', 'turned_back'] as const;
/** What is on no route that left. */
const NOT_BROUGHT = ['cancelled'] as const;
const HANDOVERS = ['in_person', 'proxy', 'at_door'] as const;

interface OutcomeDialogProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly stop: RunStop;
  readonly progress: ProgressOrder;
  readonly onClose: () => void;
}

/** What became of an order, from the paper sheet or by telephone; or puts right what was said of it, with a reason. */
export function OutcomeDialog({ run, runs, stop, progress, onClose }: OutcomeDialogProps) {
  const { t } = useTranslation();
  // Putting right begins with what was said; whoever corrects it later in the day means the same moment.
  const [{ begunAt, clientId }] = useState(() => ({
    begunAt: progress.happenedAt === null ? new Date() : new Date(progress.happenedAt),
    clientId: newClientId(new Date()),
  }));
  const isCorrection = progress.kind !== null;
  const save = async (values: FormBody): Promise<void> => {
    const { clock, ...rest } = values;
    // What was left as it is means that moment, to the second.
    const same = clock === clockTime(begunAt);
    await runs.tell(`/v1/delivery-orders/${stop.orderId}/${isCorrection ? 'outcome-corrections' : 'outcome'}`, {
      ...{ clientId, ...rest, deviceId: await deviceId(tillDatabase), offline: false },
      happenedAt: same ? begunAt.toISOString() : momentOf(run.businessDate, String(clock)),
    });
  };
  return (
    <FormDialog
      title={t(titleOf(progress), { name: stopName(t, stop) })}
      note={noteOf(t, progress)}
      fields={useFields({ stop, isCorrection, begunAt, begunAs: progress.kind, hasLeft: progress.leftAt !== null })}
      submit={t('form.save')}
      unanswered={{ happened: t('form.noAnswer'), kept: t('ended.maybeSaved'), todo: t('ended.sendAgain') }}
      onSubmit={save}
      onClose={onClose}
    />
  );
}

function titleOf({ kind, leftAt }: ProgressOrder): 'ended.correctOf' | 'ended.callOffOf' | 'ended.outcomeOf' {
  if (kind !== null) return 'ended.correctOf';
  return leftAt === null ? 'ended.callOffOf' : 'ended.outcomeOf';
}

function noteOf(t: TFunction, { useBy, leftAt }: ProgressOrder): string | null {
  if (leftAt === null) return t('ended.callOffNote');
  return useBy === null ? null : t('ended.outcomeNote', { time: clockTime(useBy) });
}

interface Asked {
  readonly stop: RunStop;
  readonly isCorrection: boolean;
  readonly hasLeft: boolean;
  readonly begunAt: Date;
  /** What was said before; null: nothing yet. */
  readonly begunAs: ProgressOrder['kind'];
}

function useFields({ stop, isCorrection, hasLeft, begunAt, begunAs }: Asked): readonly Field[] {
  const { t } = useTranslation();
  const delivered = { kind: 'delivered' };
  const kinds = hasLeft ? AT_DOOR : NOT_BROUGHT;
  const kind: Field = {
    ...{ kind: 'choice', name: 'kind', label: t('ended.outcome'), start: begunAs ?? kinds[0] },
    options: kinds.map((value) => ({ value, label: t(`ended.kind.${value}`) })),
  };
  const clock: Field = { kind: 'time', name: 'clock', label: t('ended.when'), start: clockTime(begunAt) };
  const note: Field = { kind: 'text', name: 'note', label: t('ended.noteWord'), longest: 200, optional: true };
  const reason: Field = { kind: 'text', name: 'reason', label: t('ended.correctedBecause'), longest: 200 };
  const atDoor: readonly Field[] = [
    {
      ...{ kind: 'choice', name: 'handover', label: t('ended.intoHands'), start: stop.handover },
      when: delivered,
      options: HANDOVERS.map((value) => ({ value, label: t(`orders.handover.${value}`) })),
    },
    {
      ...{ kind: 'text', name: 'receiver', label: t('ended.receiver'), longest: 60 },
      when: { ...delivered, handover: 'proxy' },
    },
    { kind: 'money', name: 'collectedFen', label: t('ended.collected'), optional: true, when: delivered },
    { kind: 'text', name: 'conditionNote', label: t('ended.condition'), longest: 200, optional: true },
  ];
  return [kind, clock, ...(hasLeft ? atDoor : []), note, ...(isCorrection ? [reason] : [])];
}
