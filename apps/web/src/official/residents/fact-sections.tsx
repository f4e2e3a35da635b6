import { businessDateAt } from '@nuancan/kernel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resident } from '../../api/registry-contract.js';
import { DivisionName } from './division-name.js';
import { AddFactKey, FactKeys, type EnteredKind, type WrittenFact } from './fact-keys.js';
import { heldOn, type Dated } from './held-on.js';
import { MaskedField } from './masked-field.js';

interface FactSectionsProps {
  readonly resident: Resident;
  /** The day whose facts are shown; null: all. */
  readonly day: string | null;
  readonly mayWrite: boolean;
}

/** Every kind of dated fact, with its dates. */
export function FactSections({ resident, day, mayWrite }: FactSectionsProps) {
  const { t } = useTranslation();
  const { id } = resident;
  const keysOf = (kind: string) => (fact: WrittenFact) =>
    mayWrite && <FactKeys residentId={id} kind={kind} fact={fact} />;
  const entered = (kind: EnteredKind) => ({
    title: t(`residents.${kind}`),
    add: mayWrite && <AddFactKey residentId={id} kind={kind} />,
    keys: keysOf(kind),
  });
  return (
    <div className="registry-facts">
      <Facts {...entered('statuses')} facts={heldOn(resident.statuses, day)}>
        {({ status, note, withdrawnReason }) => (
          <>
            {t(`residentStatus.${status}`)}
            {note !== null && ` · ${note}`}
            {withdrawnReason !== null && <p>{t('residents.withdrawn', { reason: withdrawnReason })}</p>}
          </>
        )}
      </Facts>
      <Facts title={t('residents.categories')} facts={heldOn(resident.categories, day)} keys={keysOf('categories')}>
        {({ category }) => t(`category.${category}`)}
      </Facts>
      <Facts {...entered('grades')} facts={heldOn(resident.grades, day)}>
        {({ grade, standard }) => `${t(`grade.${grade}`)} · ${standard}`}
      </Facts>
      <Facts {...entered('screenings')} facts={heldOn(resident.screenings, day)}>
        {({ result, standard }) => `${t(`screening.${result}`)} · ${standard}`}
      </Facts>
      <Facts {...entered('restrictions')} facts={heldOn(resident.restrictions, day)}>
        {({ kind, restriction, recordedBy, recordedAt }) => (
          <>
            {t(`restriction.${kind}`)} ·{' '}
            {restriction === 'chronic_disease' ? t('restriction.chronic_disease') : t(`content.${restriction}`)}
            <p className="registry-hint">
              {t('residents.recordedBy', { name: recordedBy ?? '—', day: businessDateAt(new Date(recordedAt)) })}
            </p>
          </>
        )}
      </Facts>
      <Facts {...entered('registrations')} facts={heldOn(resident.registrations, day)}>
        {({ registeredDivision }) => <DivisionName code={registeredDivision} />}
      </Facts>
      <Facts {...entered('identifiers')} facts={heldOn(resident.identifiers, day)}>
        {({ kind, last4, blockedReason }) =>
          `${t(`residents.${kind}`)} · ${t('residents.last4', { digits: last4 })}${
            blockedReason === null ? '' : ` · ${t(`residents.blocked.${blockedReason}`)}`
          }`
        }
      </Facts>
      <Facts {...entered('contacts')} facts={heldOn(resident.contacts, day)}>
        {({ id: factId, name, relation, phone }) => (
          <>
            {name} · {relation}{' '}
            <MaskedField
              residentId={id}
              contactId={factId}
              field="contact_phone"
              label={`${t('residents.phone')} ${name}`}
              masked={phone}
              mayDisclose={mayWrite}
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
  /** The key that enters another one. */
  readonly add?: ReactNode;
  /** What may be done with one of them. */
  readonly keys: (fact: Fact) => ReactNode;
  readonly children: (fact: Fact) => ReactNode;
}

function Facts<Fact extends Dated & { id: string }>({ title, facts, add, keys, children }: FactsProps<Fact>) {
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
            <div className="registry-keys">{keys(fact)}</div>
          </li>
        ))}
      </ul>
      {add}
    </section>
  );
}
