import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import { ShiftRow } from './shift-row.js';
import type { Volunteering } from './use-volunteering.js';
import { PURPOSES, SKILLS, type VolunteerBoard } from './volunteers-contract.js';

const MOST_WANTED = 200;
const MOST_WEEKS = 26;

interface WeekSectionProps {
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly today: string;
}

/** The week's shifts and who signed up; planned one by one, for weeks, or as the week before. */
export function WeekSection({ desk, board, today }: WeekSectionProps) {
  const { t, i18n } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const from = parseBusinessDate(desk.weekFrom);
  const to = addDays(from, 6);
  const shifts = board.shifts.filter(({ businessDate }) => businessDate >= from && businessDate <= to);
  const copy = async (): Promise<void> => {
    setFailed(null);
    try {
      await desk.ask('/v1/shift-weeks/copies', { body: { fromWeek: addDays(from, -7), toWeek: from } });
    } catch (reason) {
      setFailed(reason);
    }
  };
  return (
    <section className="helper-section" aria-labelledby="helper-week">
      <header>
        <h2 id="helper-week">{t('helper.week')}</h2>
        <p>{t('helper.weekOf', { from })}</p>
        <div className="helper-keys">
          <button type="button" className="button" onClick={() => desk.showWeek(addDays(from, -7))}>
            {t('helper.before')}
          </button>
          <button type="button" className="button" onClick={() => desk.showWeek(addDays(from, 7))}>
            {t('helper.after')}
          </button>
          <button type="button" className="button" onClick={() => void copy()}>
            {t('helper.copyWeek')}
          </button>
          <button type="button" className="button button-main" onClick={() => setPlanning(true)}>
            {t('helper.plan')}
          </button>
        </div>
      </header>
      {failed !== null && (
        <p role="alert">{describeError(failed, { language: i18n.language, noAnswer: t('form.noAnswer') })}</p>
      )}
      {shifts.length === 0 && <p>{t('helper.noShifts')}</p>}
      <ul className="helper-people">
        {shifts.map((shift) => (
          <ShiftRow key={shift.id} {...{ shift, desk, board, today }} />
        ))}
      </ul>
      {planning && <PlanDialog desk={desk} start={from > today ? from : today} onClose={() => setPlanning(false)} />}
    </section>
  );
}

function PlanDialog({ desk, start, onClose }: { desk: Volunteering; start: string; onClose: () => void }) {
  const { t } = useTranslation();
  const fields: readonly Field[] = [
    { kind: 'date', name: 'businessDate', label: t('helper.day'), min: start, start },
    { kind: 'time', name: 'startsAt', label: t('helper.starts'), start: '08:00' },
    { kind: 'time', name: 'endsAt', label: t('helper.ends'), start: '11:00' },
    {
      kind: 'choice',
      name: 'purpose',
      label: t('helper.purposeLabel'),
      options: PURPOSES.map((value) => ({ value, label: t(`helper.purpose.${value}`) })),
    },
    { kind: 'integer', name: 'wanted', label: t('helper.wanted'), most: MOST_WANTED, start: '2' },
    {
      kind: 'several',
      name: 'skills',
      label: t('helper.skills'),
      options: SKILLS.map((value) => ({ value, label: t(`helper.skill.${value}`) })),
    },
    { kind: 'integer', name: 'weeks', label: t('helper.weeks'), most: MOST_WEEKS, start: '1' },
  ];
  return (
    <FormDialog
      title={t('helper.planTitle')}
      fields={fields}
      submit={t('form.save')}
      onSubmit={(body) => desk.ask('/v1/shifts', { body })}
      onClose={onClose}
    />
  );
}
