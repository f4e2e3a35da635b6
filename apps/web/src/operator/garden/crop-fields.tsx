import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GardenBoard, ProduceKind } from './garden-contract.js';

const OTHER = '…';
const KINDS: readonly ProduceKind[] = ['garden', 'goods'];

interface CropFieldsProps {
  readonly board: GardenBoard;
  readonly kind: ProduceKind;
  /** Donated goods have their name. */
  readonly fixed?: string | undefined;
  readonly onKind: (kind: ProduceKind) => void;
  readonly onCrop: (crop: string) => void;
}

/** One of what has a reference price, or something else. */
export function CropFields({ board, kind, fixed, onKind, onCrop }: CropFieldsProps) {
  const { t } = useTranslation();
  const firstOf = (of: ProduceKind): string => board.crops.find((one) => one.kind === of)?.crop ?? OTHER;
  const [picked, setPicked] = useState(firstOf(kind));
  const pick = (crop: string): void => {
    setPicked(crop);
    onCrop(crop === OTHER ? '' : crop);
  };
  const pickKind = (next: ProduceKind): void => {
    onKind(next);
    pick(firstOf(next));
  };
  return (
    <>
      <div className="segments" role="group" aria-label={t('garden.crop')}>
        {KINDS.map((value) => (
          <button key={value} type="button" aria-pressed={value === kind} onClick={() => pickKind(value)}>
            {t(`garden.kind.${value}`)}
          </button>
        ))}
      </div>
      {fixed === undefined && (
        <label className="field">
          <span>{t('garden.crop')}</span>
          <select className="input" value={picked} onChange={({ target }) => pick(target.value)}>
            {board.crops
              .filter((one) => one.kind === kind)
              .map(({ crop }) => (
                <option key={crop} value={crop}>
                  {crop}
                </option>
              ))}
            <option value={OTHER}>{t('garden.otherCrop')}</option>
          </select>
        </label>
      )}
      {fixed === undefined && picked === OTHER && (
        <label className="field">
          <span>{t('garden.otherCrop')}</span>
          <input className="input" required maxLength={60} onChange={({ target }) => onCrop(target.value)} />
        </label>
      )}
    </>
  );
}
