import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isReady } from './is-ready.js';
import type { Volunteering } from './use-volunteering.js';
import { PURPOSES, type Purpose, type VolunteerBoard } from './volunteers-contract.js';

interface OtherSignInProps {
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly onFull: () => void;
}

/** Signs in somebody whom nobody planned. */
export function OtherSignIn({ desk, board, onFull }: OtherSignInProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('kitchen');
  const ready = board.volunteers.filter(isReady);
  const signIn = async (): Promise<void> => {
    const volunteer = ready.find(({ id }) => id === who);
    if (volunteer === undefined) return;
    try {
      await desk.signIn({ volunteer, purpose }, t('helper.labelIn', { no: volunteer.registerNo }));
      setWho('');
    } catch {
      onFull();
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn();
  };
  return (
    <form className="helper-other" onSubmit={submit} aria-label={t('helper.other')}>
      <label className="field">
        <span>{t('helper.who')}</span>
        <select className="input" required value={who} onChange={({ target }) => setWho(target.value)}>
          <option value="" />
          {ready.map(({ id, name, registerNo }) => (
            <option key={id} value={id}>
              {name} №{registerNo}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('helper.purposeLabel')}</span>
        <select className="input" value={purpose} onChange={({ target }) => setPurpose(target.value as Purpose)}>
          {PURPOSES.map((value) => (
            <option key={value} value={value}>
              {t(`helper.purpose.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('helper.other')}
      </button>
    </form>
  );
}
