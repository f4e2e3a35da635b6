import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { isReady } from './is-ready.js';
import type { Volunteering } from './use-volunteering.js';
import type { Shift, VolunteerBoard } from './volunteers-contract.js';

/** A dialog of a shift: signing somebody up, or taking something back. */
type Opened = { readonly path: string; readonly title: string } | 'sign-up';

interface ShiftRowProps {
  readonly shift: Shift;
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly today: string;
}

/** A shift of the week with its people. */
export function ShiftRow({ shift, desk, board, today }: ShiftRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Opened | null>(null);
  const name = `${shift.businessDate} ${shift.startsAt}–${shift.endsAt} ${t(`helper.purpose.${shift.purpose}`)}`;
  const isOpen = shift.cancelledBecause === null && shift.businessDate >= today;
  const path = `/v1/shifts/${shift.id}`;
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
        <ShiftPlaces shift={shift} onCancel={isOpen ? setOpen : null} />
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
      {open !== null && <ShiftDialog {...{ open, shift, name, desk, board }} onClose={() => setOpen(null)} />}
    </li>
  );
}

interface ShiftPlacesProps {
  readonly shift: Shift;
  /** Null: nothing of it changes any more. */
  readonly onCancel: ((opened: Opened) => void) | null;
}

function ShiftPlaces({ shift, onCancel }: ShiftPlacesProps) {
  const { t } = useTranslation();
  return (
    <ul className="helper-places">
      {shift.signedUp.map(({ id, name, registerNo }) => {
        const title = t('helper.cancelSignUp', { name: name ?? `№${registerNo}` });
        return (
          <li key={id}>
            {name ?? ''} №{registerNo}{' '}
            {onCancel && (
              <button
                type="button"
                className="button"
                aria-label={title}
                onClick={() => onCancel({ path: `/v1/sign-ups/${id}/cancellation`, title })}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ShiftDialogProps {
  readonly open: Opened;
  readonly shift: Shift;
  readonly name: string;
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly onClose: () => void;
}

function ShiftDialog({ open, shift, name, desk, board, onClose }: ShiftDialogProps) {
  const { t } = useTranslation();
  const free = board.volunteers.filter(
    (one) => isReady(one) && !shift.signedUp.some(({ volunteerId }) => volunteerId === one.id),
  );
  if (open !== 'sign-up') {
    return (
      <FormDialog
        title={open.title}
        fields={[{ kind: 'text', name: 'reason', label: t('helper.reason'), longest: 200 }]}
        submit={t('form.save')}
        onSubmit={(body) => desk.ask(open.path, { body })}
        onClose={onClose}
      />
    );
  }
  const options = free.map((one) => ({ value: one.id, label: `${one.name ?? ''} №${one.registerNo}` }));
  return (
    <FormDialog
      title={t('helper.signUpTitle', { shift: name })}
      fields={[{ kind: 'choice', name: 'volunteerId', label: t('helper.who'), options }]}
      submit={t('helper.signUp')}
      onSubmit={(body) => desk.ask(`/v1/shifts/${shift.id}/sign-ups`, { body })}
      onClose={onClose}
    />
  );
}
