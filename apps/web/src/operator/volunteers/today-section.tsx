import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskTimeDialog } from './ask-time-dialog.js';
import { AttendanceRow } from './attendance-row.js';
import { OtherSignIn } from './other-sign-in.js';
import { peopleOfDay, type PersonOfDay } from './people-of-day.js';
import type { Told, Volunteering } from './use-volunteering.js';
import type { VolunteerBoard } from './volunteers-contract.js';

interface TodaySectionProps {
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly today: string;
}

/** Who is expected and who is there; one tap or one digit signs in or out. */
export function TodaySection({ desk, board, today }: TodaySectionProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<PersonOfDay | null>(null);
  const [full, setFull] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const people = peopleOfDay(board, desk.day, desk.taps);
  const isToday = desk.day === today;
  const tap = useTap(desk, setFull);
  const byDigit = (event: KeyboardEvent): void => {
    const person = people[Number(event.key) - 1];
    if (!/^[1-9]$/.test(event.key) || person === undefined || !isToday || person.step === 'done') return;
    event.preventDefault();
    void tap(person);
  };
  return (
    <section className="helper-section" aria-labelledby="helper-today">
      <header>
        <h2 id="helper-today">{t('helper.today')}</h2>
        <label className="field">
          <span>{t('helper.day')}</span>
          <input
            className="input"
            type="date"
            max={today}
            value={desk.day}
            onChange={({ target }) => target.value !== '' && target.value <= today && desk.showDay(target.value)}
          />
        </label>
      </header>
      {full && <p role="alert">{t('helper.full')}</p>}
      {people.length === 0 && (
        <p>
          {t('helper.nobody')} {t('helper.nobodyText')}
        </p>
      )}
      {people.length > 0 && isToday && <p className="helper-facts">{t('helper.todayHint')}</p>}
      <ol className="helper-people" ref={list} onKeyDown={byDigit}>
        {people.map((person, at) => (
          <AttendanceRow
            key={person.key}
            {...{ person, desk, isToday }}
            digit={at < 9 ? at + 1 : null}
            onTap={() => void tap(person)}
            onAsk={() => setAsking(person)}
          />
        ))}
      </ol>
      {isToday && <OtherSignIn desk={desk} board={board} onFull={() => setFull(true)} />}
      {asking && (
        <AskTimeDialog
          person={asking}
          day={desk.day}
          onTold={(told) => void tap(asking, told)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

/** Signs in or out; says when the device has no room for it. */
function useTap(desk: Volunteering, setFull: (full: boolean) => void) {
  const { t } = useTranslation();
  return async (person: PersonOfDay, told?: Told): Promise<void> => {
    const { attendanceId, volunteerId, registerNo } = person;
    const label = t(attendanceId === null ? 'helper.labelIn' : 'helper.labelOut', { no: registerNo });
    try {
      if (attendanceId !== null) await desk.signOut(attendanceId, label, told);
      else await desk.signIn({ volunteer: { id: volunteerId, registerNo }, ...person }, label, told);
      setFull(false);
    } catch {
      setFull(true);
    }
  };
}
