import './carry/carry-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import { StateTag } from '../../shared/state-tag.js';
import { newClientId } from '../store/new-client-id.js';
import { CarryDialog } from './carry/carry-dialog.js';
import { RedeemDialog } from './redeem-dialog.js';
import { SkillDialog } from './skill-dialog.js';
import { skillWords } from './skill-words.js';
import { timeOf } from './time-words.js';
import type { Volunteering } from './use-volunteering.js';
import type { Volunteer, VolunteerBoard } from './volunteers-contract.js';

interface RegisterSectionProps {
  readonly desk: Volunteering;
  readonly board: VolunteerBoard;
  readonly today: string;
}

/** The town's register: who may help, what they can do, what the time bank holds. */
export function RegisterSection({ desk, board, today }: RegisterSectionProps) {
  const { t } = useTranslation();
  const [clientId, setClientId] = useState<string | null>(null);
  const fields: readonly Field[] = [
    { kind: 'text', name: 'name', label: t('helper.name'), longest: 60 },
    { kind: 'text', name: 'phone', label: t('helper.phone'), longest: 20 },
    { kind: 'date', name: 'birthDate', label: t('helper.birthDate'), max: today, optional: true },
    { kind: 'date', name: 'consentedOn', label: t('helper.consentedOn'), max: today, start: today },
  ];
  return (
    <section className="helper-section" aria-labelledby="helper-register">
      <header>
        <h2 id="helper-register">{t('helper.register')}</h2>
        <button type="button" className="button" onClick={() => setClientId(newClientId(new Date()))}>
          {t('helper.add')}
        </button>
      </header>
      {board.volunteers.length === 0 && <p>{t('helper.noVolunteers')}</p>}
      <ul className="helper-people">
        {board.volunteers
          .filter(({ erased }) => !erased)
          .map((volunteer) => (
            <VolunteerRow key={volunteer.id} {...{ volunteer, desk, today }} />
          ))}
      </ul>
      {clientId !== null && (
        <FormDialog
          title={t('helper.add')}
          note={t('helper.addNote')}
          fields={fields}
          submit={t('form.save')}
          onSubmit={(body) => desk.ask('/v1/volunteers', { body: { ...body, clientId } })}
          onClose={() => setClientId(null)}
        />
      )}
    </section>
  );
}

function VolunteerRow({ volunteer, desk, today }: { volunteer: Volunteer; desk: Volunteering; today: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'carry' | 'skill' | 'redeem' | null>(null);
  const { id, registerNo, state, checked, skills, deliveryMode, hasAccount, balanceMinutes } = volunteer;
  const name = volunteer.name ?? `№${registerNo}`;
  const balance = timeOf(t, balanceMinutes);
  return (
    <li>
      <div>
        <h3>
          {name} <small>№{registerNo}</small>{' '}
          <StateTag tone={state === 'active' ? 'good' : 'quiet'}>{t(`helper.states.${state}`)}</StateTag>{' '}
          {!checked && <StateTag tone="warn">{t('helper.unchecked')}</StateTag>}
        </h3>
        <p className="helper-facts">
          {[
            deliveryMode ? t('carry.by', { mode: t(`carry.modes.${deliveryMode}`) }) : t('carry.none'),
            t(hasAccount ? 'carry.hasAccount' : 'carry.noAccount'),
            t('helper.balance', { time: balance }),
            ...skills.map((skill) => skillWords(t, skill)),
          ].join(' · ')}
        </p>
      </div>
      <div className="helper-keys">
        <button
          type="button"
          className="button"
          aria-label={`${t('carry.key')} ${name}`}
          onClick={() => setOpen('carry')}
        >
          {t('carry.key')}
        </button>
        <button
          type="button"
          className="button"
          aria-label={`${t('helper.skillKey')} ${name}`}
          onClick={() => setOpen('skill')}
        >
          {t('helper.skillKey')}
        </button>
        {balanceMinutes > 0 && (
          <button
            type="button"
            className="button"
            aria-label={`${t('helper.redeem')} ${name}`}
            onClick={() => setOpen('redeem')}
          >
            {t('helper.redeem')}
          </button>
        )}
        <a
          className="button"
          href={`/v1/volunteers/${id}/statement?format=xlsx`}
          aria-label={`${t('helper.statement')} ${name}`}
        >
          {t('helper.statement')}
        </a>
      </div>
      {open === 'carry' && (
        <CarryDialog
          {...{ volunteer, name }}
          save={(path, body) => desk.ask(path, { method: 'PUT', body })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'skill' && <SkillDialog {...{ id, name, desk }} onClose={() => setOpen(null)} />}
      {open === 'redeem' && <RedeemDialog {...{ volunteer, name, desk, today }} onClose={() => setOpen(null)} />}
    </li>
  );
}
