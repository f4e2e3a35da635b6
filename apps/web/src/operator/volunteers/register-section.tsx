import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import { StateTag } from '../../shared/state-tag.js';
import { newClientId } from '../store/new-client-id.js';
import { skillWords } from './skill-words.js';
import { timeOf } from './time-words.js';
import type { Volunteering } from './use-volunteering.js';
import { SERVICES, SKILLS, type Volunteer, type VolunteerBoard } from './volunteers-contract.js';

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
  const [open, setOpen] = useState<'skill' | 'redeem' | null>(null);
  const [clientId, setClientId] = useState('');
  const { id, registerNo, state, checked, skills, balanceMinutes } = volunteer;
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
          {[t('helper.balance', { time: balance }), ...skills.map((skill) => skillWords(t, skill))].join(' · ')}
        </p>
      </div>
      <div className="helper-keys">
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
            onClick={() => {
              setClientId(newClientId(new Date()));
              setOpen('redeem');
            }}
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
      {open === 'skill' && (
        <FormDialog
          title={t('helper.skillTitle', { name })}
          fields={[
            {
              kind: 'choice',
              name: 'skill',
              label: t('helper.skillKey'),
              options: SKILLS.map((value) => ({ value, label: t(`helper.skill.${value}`) })),
            },
            { kind: 'text', name: 'certificateNo', label: t('helper.certificateNo'), longest: 60, optional: true },
            { kind: 'date', name: 'validTo', label: t('helper.validTo'), optional: true },
          ]}
          submit={t('form.save')}
          onSubmit={({ skill, ...body }) =>
            desk.ask(`/v1/volunteers/${id}/skills/${String(skill)}`, { method: 'PUT', body })
          }
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'redeem' && (
        <FormDialog
          title={t('helper.redeemTitle', { name })}
          note={t('helper.redeemNote', { time: balance })}
          fields={[
            { kind: 'integer', name: 'minutes', label: t('helper.minutesField'), most: balanceMinutes },
            {
              kind: 'choice',
              name: 'service',
              label: t('helper.serviceLabel'),
              options: SERVICES.map((value) => ({ value, label: t(`helper.service.${value}`) })),
            },
            { kind: 'date', name: 'servedOn', label: t('helper.servedOn'), max: today, start: today },
          ]}
          submit={t('helper.redeem')}
          onSubmit={(body) =>
            desk.ask(`/v1/volunteers/${id}/redemptions`, { body: { ...body, clientId, beneficiary: 'self' } })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}
