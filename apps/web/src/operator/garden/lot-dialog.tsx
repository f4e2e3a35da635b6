import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import { DialogKeys } from './dialog-keys.js';
import type { GardenBoard, Lot } from './garden-contract.js';
import { gramsOf, kilograms } from './kilograms.js';
import type { NewEntry } from './use-garden.js';
import { WeightField } from './weight-field.js';

export const LOT_ACTIONS = ['issue', 'spoil', 'count', 'send'] as const;
/** What can be done with a lot. */
export type LotAction = (typeof LOT_ACTIONS)[number];

const LABELS = { issue: 'labelIssue', spoil: 'labelSpoil', count: 'labelCount', send: 'labelSend' } as const;

interface LotDialogProps {
  readonly action: LotAction;
  readonly lot: Lot;
  readonly board: GardenBoard;
  readonly onEnter: (entry: NewEntry) => Promise<void>;
  readonly onClose: () => void;
}

/** A weight, and what goes with it; begins with all that is left, so that issuing a lot takes three taps. */
export function LotDialog({ action, lot, board, onEnter, onClose }: LotDialogProps) {
  const { t } = useTranslation();
  const beginsWithAll = action === 'issue' || action === 'count';
  const [weight, setWeight] = useState(beginsWithAll ? kilograms(lot.gramsLeft) : '');
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState(board.targets[0]?.id ?? '');
  const [full, setFull] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const grams = gramsOf(weight);
    if (grams === undefined || (grams === 0 && action !== 'count')) return;
    const to = board.targets.find(({ id }) => id === target)?.name ?? '';
    const label = t(`garden.${LABELS[action]}`, { crop: lot.crop, kg: kilograms(grams), to });
    try {
      await onEnter({ ...entryOf(action, lot, { grams, reason, target, businessDate: board.businessDate }), label });
      onClose();
    } catch {
      setFull(true);
    }
  };
  return (
    <Dialog title={t(`garden.${action}Title`, { crop: lot.crop })} onClose={onClose}>
      <form className="form" onSubmit={(event) => void save(event)}>
        <p className="form-note">{t('garden.left', { kg: kilograms(lot.gramsLeft) })}</p>
        <WeightField
          label={action === 'count' ? t('garden.countWeight') : t('garden.weight')}
          value={weight}
          onChange={setWeight}
          {...(action !== 'count' && { of: lot.gramsLeft })}
        />
        {action === 'send' && <TargetField board={board} value={target} onChange={setTarget} />}
        {(action === 'spoil' || action === 'count') && <ReasonField value={reason} onChange={setReason} />}
        {full && <p role="alert">{t('garden.full')}</p>}
        <DialogKeys submit={t(`garden.${action}`)} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function TargetField({
  board,
  value,
  onChange,
}: {
  board: GardenBoard;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('garden.to')}</span>
      <select className="input" required value={value} onChange={(event) => onChange(event.target.value)}>
        {board.targets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('garden.reason')}</span>
      <input
        className="input"
        required
        minLength={2}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** What is sent. Pure. */
function entryOf(
  action: LotAction,
  { id }: Lot,
  { grams, reason, target, businessDate }: { grams: number; reason: string; target: string; businessDate: string },
): Pick<NewEntry, 'path' | 'body'> {
  switch (action) {
    case 'issue':
      return { path: `/v1/garden/lots/${id}/issues`, body: { businessDate, grams } };
    case 'spoil':
      return { path: `/v1/garden/lots/${id}/spoilage`, body: { grams, reason: reason.trim() } };
    case 'count':
      return { path: `/v1/garden/lots/${id}/counts`, body: { countedGrams: grams, reason: reason.trim() } };
    case 'send':
      return { path: `/v1/garden/lots/${id}/transfers`, body: { toFacilityId: target, grams } };
  }
}
