import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import { CropFields } from './crop-fields.js';
import { DonatedField } from './donated-field.js';
import type { AwaitedGoods, GardenBoard, ProduceKind } from './garden-contract.js';
import { gramsOf, kilograms } from './kilograms.js';
import { DialogKeys } from './dialog-keys.js';
import { PhotoField } from './photo-field.js';
import type { NewEntry } from './use-garden.js';
import { WeightField } from './weight-field.js';

interface WeighDialogProps {
  readonly board: GardenBoard;
  readonly today: string;
  /** What was given and is taken in now. */
  readonly gift?: AwaitedGoods | null;
  readonly onEnter: (entry: NewEntry) => Promise<void>;
  readonly onClose: () => void;
}

/** What was harvested or given: crop, weight, plot and photo. */
export function WeighDialog({ board, today, gift = null, onEnter, onClose }: WeighDialogProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ProduceKind>(gift ? 'goods' : 'garden');
  const [crop, setCrop] = useState(board.crops.find((one) => one.kind === kind)?.crop ?? '');
  const [weight, setWeight] = useState(gift ? kilograms(gift.quantityG) : '');
  const [plotId, setPlotId] = useState('');
  const [donated, setDonated] = useState<AwaitedGoods | null>(gift);
  const [shortReason, setShortReason] = useState('');
  const [harvestedOn, setHarvestedOn] = useState(today);
  const [photo, setPhoto] = useState<string>();
  const [full, setFull] = useState(false);
  const isShort = donated !== null && (gramsOf(weight) ?? donated.quantityG) < donated.quantityG;
  const pickKind = (next: ProduceKind): void => {
    setKind(next);
    setDonated(null);
  };
  const pickDonated = (goods: AwaitedGoods | null): void => {
    setDonated(goods);
    if (goods) setWeight(kilograms(goods.quantityG));
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const grams = gramsOf(weight);
    const named = (donated?.description ?? crop).trim();
    if (grams === undefined || grams === 0 || named === '') return;
    const body = {
      kind,
      crop: named,
      grams,
      harvestedOn,
      ...(kind === 'garden' && plotId !== '' && { plotId }),
      ...(donated && { donationId: donated.goodsId, ...(isShort && { shortReason: shortReason.trim() }) }),
      ...(photo !== undefined && { photo }),
    };
    const label = t('garden.labelWeigh', { crop: named, kg: kilograms(grams) });
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
        <CropFields board={board} kind={kind} fixed={donated?.description} onKind={pickKind} onCrop={setCrop} />
        {kind === 'goods' && <DonatedField picked={donated} onPick={pickDonated} />}
        <WeightField label={t('garden.weight')} value={weight} onChange={setWeight} />
        {isShort && <ReasonField given={donated.quantityG} value={shortReason} onChange={setShortReason} />}
        {kind === 'garden' && board.plots.length > 0 && <PlotField board={board} value={plotId} onChange={setPlotId} />}
        <DayField kind={kind} today={today} value={harvestedOn} onChange={setHarvestedOn} />
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

interface DayFieldProps {
  readonly kind: ProduceKind;
  readonly today: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The day of the harvest, of goods the day they came. */
function DayField({ kind, today, value, onChange }: DayFieldProps) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{kind === 'goods' ? t('garden.receivedOn') : t('garden.harvestedOn')}</span>
      <input
        className="input"
        type="date"
        required
        max={today}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

/** Why less came than was given. */
function ReasonField({ given, value, onChange }: { given: number; value: string; onChange: (why: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('garden.shortReason', { kg: kilograms(given) })}</span>
      <input
        className="input"
        required
        maxLength={200}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
