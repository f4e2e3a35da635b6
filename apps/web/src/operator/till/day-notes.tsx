import './day-texts.js';
import { useTranslation } from 'react-i18next';
import type { Slot, Till } from '../../api/contract.js';

/** What the operator should know of the day before serving: an old menu offline, or a slot that is closed. */
export function DayNotes({ till, slot, businessDate }: { till: Till; slot: Slot; businessDate: string }) {
  const { t } = useTranslation();
  if (till.businessDate !== businessDate) {
    return <p className="old-menu state-warn">{t('tillFailed.oldMenu', { date: till.businessDate })}</p>;
  }
  const opening = till.openings?.find((of) => of.slot === slot);
  if (!opening || opening.open || opening.why === null) return null;
  const why = t(`closed.${opening.why}`, { slot: t(`slot.${slot}`), reason: opening.reason ?? '' });
  return (
    <p className="old-menu state-warn">
      {why} {t('closed.todo')}
    </p>
  );
}
