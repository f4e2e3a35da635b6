import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HoursDialog } from './hours-dialog.js';
import type { PersonOfDay } from './people-of-day.js';
import { clockOf, timeOf } from './time-words.js';
import type { Volunteering } from './use-volunteering.js';
import type { Attendance } from './volunteers-contract.js';

interface AttendanceRowProps {
  readonly person: PersonOfDay;
  readonly digit: number | null;
  readonly desk: Volunteering;
  readonly isToday: boolean;
  readonly onTap: () => void;
  readonly onAsk: () => void;
}

/** A person of the day with what can be done next: sign in, sign out, confirm. */
export function AttendanceRow({ person, digit, desk, isToday, onTap, onAsk }: AttendanceRowProps) {
  const { t } = useTranslation();
  const { attendance, step } = person;
  const name = person.name ?? `№${person.registerNo}`;
  return (
    <li>
      <div>
        <h3>
          {digit !== null && isToday && step !== 'done' && <span className="helper-digit">{digit}</span>} {name}{' '}
          <small>
            №{person.registerNo} · {t(`helper.purpose.${person.purpose}`)}
            {person.hours !== null && ` · ${person.hours}`}
          </small>
        </h3>
        {attendance && <AttendanceFacts attendance={attendance} />}
      </div>
      <div className="helper-keys">
        {step !== 'done' && isToday && (
          <button type="button" className="button button-main" onClick={onTap} aria-label={`${t(KEYS[step])} ${name}`}>
            {t(KEYS[step])}
          </button>
        )}
        {step !== 'done' && (
          <button type="button" className="button" onClick={onAsk} aria-label={`${t('helper.asked')} ${name}`}>
            {t('helper.asked')}
          </button>
        )}
        {attendance && attendance.withdrawnBecause === null && <HoursKeys {...{ attendance, name, desk }} />}
      </div>
    </li>
  );
}

const KEYS = { in: 'helper.signIn', out: 'helper.signOut' } as const;

function AttendanceFacts({ attendance }: { attendance: Attendance }) {
  const { t } = useTranslation();
  const { arrivedAt, leftAt, lateMinutes, earlyMinutes, confirmedMinutes, withdrawnBecause } = attendance;
  const facts = [
    leftAt === null
      ? t('helper.since', { clock: clockOf(arrivedAt) })
      : t('helper.until', { from: clockOf(arrivedAt), to: clockOf(leftAt) }),
    ...(attendance.arrivedBy === 'told' || attendance.leftBy === 'told' ? [t('helper.told')] : []),
    ...(lateMinutes !== null && lateMinutes > 0 ? [t('helper.late', { count: lateMinutes })] : []),
    ...(earlyMinutes !== null && earlyMinutes > 0 ? [t('helper.early', { count: earlyMinutes })] : []),
    ...(confirmedMinutes === null ? [] : [t('helper.confirmed', { time: timeOf(t, confirmedMinutes) })]),
    ...(withdrawnBecause === null ? [] : [t('helper.withdrawn', { reason: withdrawnBecause })]),
  ];
  return <p className="helper-facts">{facts.join(' · ')}</p>;
}

interface HoursKeysProps {
  readonly attendance: Attendance;
  readonly name: string;
  readonly desk: Volunteering;
}

function HoursKeys({ attendance, name, desk }: HoursKeysProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'other' | 'withdraw' | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, attendedMinutes, confirmedMinutes } = attendance;
  const confirmAll = async (minutes: number): Promise<void> => {
    setBusy(true);
    try {
      await desk.ask(`/v1/attendances/${id}/confirmation`, { body: { minutes } });
    } catch {
      // The dialog says why, and lets it be done again.
      setOpen('other');
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {attendedMinutes !== null && confirmedMinutes === null && (
        <button
          type="button"
          className="button button-main"
          disabled={busy}
          onClick={() => void confirmAll(attendedMinutes)}
        >
          {t('helper.confirm', { time: timeOf(t, attendedMinutes) })}
        </button>
      )}
      {attendedMinutes !== null && (
        <button
          type="button"
          className="button"
          onClick={() => setOpen('other')}
          aria-label={`${t('helper.confirmOther')} ${name}`}
        >
          {t('helper.confirmOther')}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => setOpen('withdraw')}
        aria-label={`${t('helper.withdraw')} ${name}`}
      >
        {t('helper.withdraw')}
      </button>
      {open !== null && <HoursDialog {...{ attendance, name, desk }} what={open} onClose={() => setOpen(null)} />}
    </>
  );
}
