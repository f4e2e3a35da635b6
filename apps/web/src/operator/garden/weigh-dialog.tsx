import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import { CropFields } from './crop-fields.js';
import type { GardenBoard, ProduceKind } from './garden-contract.js';
import { gramsOf, kilograms } from './kilograms.js';
import { DialogKeys } from './dialog-keys.js';
import { PhotoField } from './photo-field.js';
import type { NewEntry } from './use-garden.js';
import { WeightField } from './weight-field.js';

interface WeighDialogProps {
  readonly board: GardenBoard;
  readonly today: string;
  readonly onEnter: (entry: NewEntry) => Promise<void>;
  readonly onClose: () => void;
}

/** What was harvested or given: crop, weight, plot and photo. */
export function WeighDialog({ board, today, onEnter, onClose }: WeighDialogProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ProduceKind>('garden');
  const [crop, setCrop] = useState(board.crops.find((one) => one.kind === 'garden')?.crop ?? '');
  const [weight, setWeight] = useState('');
  const [plotId, setPlotId] = useState('');
  const [harvestedOn, setHarvestedOn] = useState(today);
  const [photo, setPhoto] = useState<string>();
  const [full, setFull] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const grams = gramsOf(weight);
    if (grams === undefined || grams === 0 || crop.trim() === '') return;
    const body = {
      kind,
      crop: crop.trim(),
      grams,
      harvestedOn,
      ...(kind === 'garden' && plotId !== '' && { plotId }),
      ...(photo !== undefined && { photo }),
    };
    const label = t('garden.labelWeigh', { crop, kg: kilograms(grams) });
    try {
      await onEnter({ path: '/v1/garden/lots', body, label });
      onClose();
    } catch {
      setFull(true);
    }
  };
  return (
    <Dialog title={t('garden.weighTitle')} onClose={onClose}>
      <form className="form" onSubmit={(event) => void save(event)}>
        <CropFields board={board} kind={kind} onKind={setKind} onCrop={setCrop} />
        <WeightField label={t('garden.weight')} value={weight} onChange={setWeight} />
        {kind === 'garden' && board.plots.length > 0 && <PlotField board={board} value={plotId} onChange={setPlotId} />}
        <label className="field">
          <span>{t('garden.harvestedOn')}</span>
          <input
            className="input"
            type="date"
            required
            max={today}
            value={harvestedOn}
            onChange={({ target }) => setHarvestedOn(target.value)}
          />
        </label>
        <PhotoField taken={photo !== undefined} onPhoto={setPhoto} />
        {full && <p role="alert">{t('garden.full')}</p>}
        <DialogKeys submit={t('garden.save')} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function PlotField({ board, value, onChange }: { board: GardenBoard; value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('garden.plot')}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {board.plots.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
