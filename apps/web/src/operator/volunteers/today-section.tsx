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
  const tap = (person: PersonOfDay, told?: Told): void => {
    try {
      const label = t(person.attendanceId === null ? 'helper.labelIn' : 'helper.labelOut', { no: person.registerNo });
      if (person.attendanceId !== null) desk.signOut(person.attendanceId, label, told);
      else
        desk.signIn({ volunteer: { id: person.volunteerId, registerNo: person.registerNo }, ...person }, label, told);
      setFull(false);
    } catch {
      setFull(true);
    }
  };
  const byDigit = (event: KeyboardEvent): void => {
    const person = people[Number(event.key) - 1];
    if (!/^[1-9]$/.test(event.key) || person === undefined || !isToday || person.step === 'done') return;
    event.preventDefault();
    tap(person);
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
            onTap={() => tap(person)}
            onAsk={() => setAsking(person)}
          />
        ))}
      </ol>
      {isToday && <OtherSignIn desk={desk} board={board} onFull={() => setFull(true)} />}
      {asking && (
        <AskTimeDialog
          person={asking}
          day={desk.day}
          onTold={(told) => tap(asking, told)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
