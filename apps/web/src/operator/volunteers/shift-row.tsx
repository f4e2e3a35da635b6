import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { isReady } from './is-ready.js';
import type { Volunteering } from './use-volunteering.js';
import type { Shift, VolunteerBoard } from './volunteers-contract.js';

interface ShiftRowProps {
  readonly shift: Shift;
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly today: string;
}

/** A shift of the week with its people. */
export function ShiftRow({ shift, desk, board, today }: ShiftRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ path: string; title: string } | 'sign-up' | null>(null);
  const name = `${shift.businessDate} ${shift.startsAt}–${shift.endsAt} ${t(`helper.purpose.${shift.purpose}`)}`;
  const isOpen = shift.cancelledBecause === null && shift.businessDate >= today;
  const path = `/v1/shifts/${shift.id}`;
  const free = board.volunteers.filter(
    (one) => isReady(one) && !shift.signedUp.some(({ volunteerId }) => volunteerId === one.id),
  );
  return (
    <li>
      <div>
        <h3>
          {name} <small>{t('helper.taken', shift)}</small>
        </h3>
        <p className="helper-facts">
          {shift.skills.map((skill) => t(`helper.skill.${skill}`)).join('、')}
          {shift.cancelledBecause !== null && t('helper.cancelled', { reason: shift.cancelledBecause })}
        </p>
        <ul className="helper-places">
          {shift.signedUp.map((one) => {
            const title = t('helper.cancelSignUp', { name: one.name ?? `№${one.registerNo}` });
            return (
              <li key={one.id}>
                {one.name ?? ''} №{one.registerNo}{' '}
                {isOpen && (
                  <button
                    type="button"
                    className="button"
                    aria-label={title}
                    onClick={() => setOpen({ path: `/v1/sign-ups/${one.id}/cancellation`, title })}
                  >
                    ×
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {isOpen && (
        <div className="helper-keys">
          {shift.taken < shift.wanted && (
            <button
              type="button"
              className="button"
              onClick={() => setOpen('sign-up')}
              aria-label={`${t('helper.signUp')} ${name}`}
            >
              {t('helper.signUp')}
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-label={`${t('helper.cancelShift')} ${name}`}
            onClick={() => setOpen({ path: `${path}/cancellation`, title: `${t('helper.cancelShift')} ${name}` })}
          >
            {t('helper.cancelShift')}
          </button>
        </div>
      )}
      {open === 'sign-up' && (
        <FormDialog
          title={t('helper.signUpTitle', { shift: name })}
          fields={[
            {
              kind: 'choice',
              name: 'volunteerId',
              label: t('helper.who'),
              options: free.map((one) => ({ value: one.id, label: `${one.name ?? ''} №${one.registerNo}` })),
            },
          ]}
          submit={t('helper.signUp')}
          onSubmit={(body) => desk.ask(`${path}/sign-ups`, { body })}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && open !== 'sign-up' && (
        <FormDialog
          title={open.title}
          fields={[{ kind: 'text', name: 'reason', label: t('helper.reason'), longest: 200 }]}
          submit={t('form.save')}
          onSubmit={(body) => desk.ask(open.path, { body })}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}
