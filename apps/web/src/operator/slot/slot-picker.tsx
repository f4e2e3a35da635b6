import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';

/** The slots of the day's menu; the one being served is pressed. */
export function SlotPicker({
  slots,
  slot,
  onPick,
}: {
  slots: readonly Slot[];
  slot: Slot;
  onPick: (slot: Slot) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="segments" role="group" aria-label={t('list.slot')}>
      {slots.map((choice) => (
        <button key={choice} type="button" aria-pressed={choice === slot} onClick={() => onPick(choice)}>
          {t(`slot.${choice}`)}
        </button>
      ))}
    </div>
  );
}
