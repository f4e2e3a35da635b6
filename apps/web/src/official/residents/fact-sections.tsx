import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resident } from '../../api/registry-contract.js';
import { heldOn, type Dated } from './held-on.js';
import { MaskedField } from './masked-field.js';

interface FactSectionsProps {
  readonly resident: Resident;
  /** The day whose facts are shown; null: all. */
  readonly day: string | null;
  readonly mayDisclose: boolean;
}

/** Every kind of dated fact, with its dates. */
export function FactSections({ resident, day, mayDisclose }: FactSectionsProps) {
  const { t } = useTranslation();
  return (
    <div className="registry-facts">
      <Facts title={t('residents.statuses')} facts={heldOn(resident.statuses, day)}>
        {({ status, note, withdrawnReason }) => (
          <>
            {t(`residentStatus.${status}`)}
            {note !== null && ` · ${note}`}
            {withdrawnReason !== null && <p>{t('residents.withdrawn', { reason: withdrawnReason })}</p>}
          </>
        )}
      </Facts>
      <Facts title={t('residents.categories')} facts={heldOn(resident.categories, day)}>
        {({ category }) => t(`category.${category}`)}
      </Facts>
      <Facts title={t('residents.grades')} facts={heldOn(resident.grades, day)}>
        {({ grade, standard }) => `${t(`grade.${grade}`)} · ${standard}`}
      </Facts>
      <Facts title={t('residents.screenings')} facts={heldOn(resident.screenings, day)}>
        {({ result, standard }) => `${t(`screening.${result}`)} · ${standard}`}
      </Facts>
      <Facts title={t('residents.registrations')} facts={heldOn(resident.registrations, day)}>
        {({ registeredDivision }) => registeredDivision}
      </Facts>
      <Facts title={t('residents.identifiers')} facts={heldOn(resident.identifiers, day)}>
        {({ kind, last4, blockedReason }) =>
          `${t(`residents.${kind}`)} · ${t('residents.last4', { digits: last4 })}${
            blockedReason === null ? '' : ` · ${t(`residents.blocked.${blockedReason}`)}`
          }`
        }
      </Facts>
      <Facts title={t('residents.contacts')} facts={heldOn(resident.contacts, day)}>
        {({ id, name, relation, phone }) => (
          <>
            {name} · {relation}{' '}
            <MaskedField
              residentId={resident.id}
              contactId={id}
              field="contact_phone"
              label={`${t('residents.phone')} ${name}`}
              masked={phone}
              mayDisclose={mayDisclose}
            />
          </>
        )}
      </Facts>
    </div>
  );
}

interface FactsProps<Fact> {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly children: (fact: Fact) => ReactNode;
}

function Facts<Fact extends Dated & { id: string }>({ title, facts, children }: FactsProps<Fact>) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {facts.length === 0 && <p className="registry-hint">{t('residents.nothing')}</p>}
      <ul>
        {facts.map((fact) => (
          <li key={fact.id}>
            {children(fact)}
            <p className="registry-hint">
              {fact.validTo === null
                ? t('residents.since', { from: fact.validFrom })
                : t('residents.fromTo', { from: fact.validFrom, to: fact.validTo })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
