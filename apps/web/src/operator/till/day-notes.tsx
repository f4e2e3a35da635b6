import './day-texts.js';
import { useTranslation } from 'react-i18next';
import type { Slot, Till } from '../../api/contract.js';
import { clockTime } from '../slot/clock-time.js';
import { isOtherHour } from '../slot/is-other-hour.js';

interface DayNotesProps {
  readonly till: Till;
  readonly slot: Slot;
  readonly now: Date;
  readonly businessDate: string;
}

/** What the operator should know before serving: an old menu offline, a slot that is closed, or another hour than its own. */
export function DayNotes({ till, slot, now, businessDate }: DayNotesProps) {
  const { t } = useTranslation();
  if (till.businessDate !== businessDate) {
    return <p className="old-menu state-warn">{t('tillFailed.oldMenu', { date: till.businessDate })}</p>;
  }
  const opening = till.openings?.find((of) => of.slot === slot);
  if (!opening) return null;
  const { open, why, reason, opensAt, closesAt } = opening;
  const named = { slot: t(`slot.${slot}`), reason: reason ?? '' };
  if (!open && why !== null) {
    return (
      <p className="old-menu state-warn">
        {t(`closed.${why}`, named)} {t('closed.todo')}
      </p>
    );
  }
  const time = clockTime(now);
  if (!isOtherHour(opening, time)) return null;
  return (
    <p className="old-menu state-warn">
      {t('closed.other_hour', { ...named, time, opens: opensAt, closes: closesAt })}
    </p>
  );
}
