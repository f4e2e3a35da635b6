import '../../shared/content-texts.js';
import './entry-texts.js';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { DISH_MARKS } from '../../shared/dish-marks.js';
import { FormKey, type ChangeForm } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import type { Dated } from './held-on.js';

const STATUSES = ['in_institution', 'moved_out', 'deceased'] as const;
const GRADES = ['intact', 'mild', 'moderate', 'severe', 'total'] as const;
const SCREENINGS = ['independent', 'partly_dependent', 'dependent'] as const;
const BLOCKED = ['lost', 'damaged', 'replaced'] as const;
const IDENTIFIERS = ['card', 'qr'] as const;
const RESTRICTION_KINDS = ['allergy', 'diet'] as const;
const GRADE_STANDARD = 'GB/T 42195-2022';

/** Kinds of dated facts that are entered here; a category is applied for. */
export type EnteredKind =
  | 'statuses'
  | 'grades'
  | 'screenings'
  | 'registrations'
  | 'identifiers'
  | 'contacts'
  | 'restrictions';

interface OfResident {
  readonly residentId: string;
}

/** Enters a dated fact of one kind. */
export function AddFactKey({ residentId, kind }: OfResident & { kind: EnteredKind }) {
  const { t } = useTranslation();
  const label = t(`factForm.add.${kind}`);
  const form: ChangeForm = {
    ...{ title: label, note: t(`factForm.note.${kind}`) },
    ...{ method: 'POST', path: `/v1/residents/${residentId}/${kind}` },
    fields: [...useFieldsOf(kind), ...useDates()],
  };
  return <FormKey label={label} form={form} refresh={['resident', residentId]} />;
}

/** What decides which keys a fact has. */
export interface WrittenFact extends Dated {
  readonly id: string;
  readonly status?: string;
  readonly blockedReason?: string | null;
}

/** What may be done with a fact: a death has no last day, what was withdrawn never held, what is blocked stays so. */
export function FactKeys({ residentId, kind, fact }: OfResident & { kind: string; fact: WrittenFact }) {
  const { id, validTo, status, withdrawnAt = null, blockedReason } = fact;
  if (withdrawnAt !== null) return null;
  return (
    <>
      {validTo === null && status !== 'deceased' && <EndFactKey residentId={residentId} kind={kind} id={id} />}
      {status !== undefined && <WithdrawStatusKey residentId={residentId} id={id} />}
      {blockedReason === null && <BlockIdentifierKey residentId={residentId} id={id} />}
    </>
  );
}

/** Sets the last day of a fact that still holds. */
function EndFactKey({ residentId, kind, id }: OfResident & { kind: string; id: string }) {
  const { t } = useTranslation();
  const last: Field = {
    ...{ kind: 'date', name: 'validTo', label: t('factForm.validTo') },
    start: businessDateAt(new Date()),
  };
  const path = `/v1/residents/${residentId}/${kind}/${id}`;
  const form: ChangeForm = { title: t('factForm.endTitle'), fields: [last], method: 'PATCH', path };
  return <FormKey label={t('factForm.end')} form={form} refresh={['resident', residentId]} />;
}

/** Declares a status a mistake. */
function WithdrawStatusKey({ residentId, id }: OfResident & { id: string }) {
  const { t } = useTranslation();
  const form: ChangeForm = {
    ...{ title: t('factForm.withdrawTitle'), note: t('factForm.withdrawNote'), method: 'POST' },
    path: `/v1/residents/${residentId}/statuses/${id}/withdrawal`,
    fields: [{ kind: 'text', name: 'reason', label: t('factForm.reason'), longest: 200 }],
  };
  return <FormKey label={t('factForm.withdraw')} form={form} refresh={['resident', residentId]} />;
}

/** Blocks a card or QR code at once. */
function BlockIdentifierKey({ residentId, id }: OfResident & { id: string }) {
  const { t } = useTranslation();
  const options = BLOCKED.map((value) => ({ value, label: t(`residents.blocked.${value}`) }));
  const form: ChangeForm = {
    ...{ title: t('factForm.blockTitle'), note: t('factForm.blockNote'), method: 'POST' },
    path: `/v1/residents/${residentId}/identifiers/${id}/block`,
    fields: [{ kind: 'choice', name: 'reason', label: t('factForm.reason'), options }],
  };
  return <FormKey label={t('factForm.block')} form={form} refresh={['resident', residentId]} />;
}

function useDates(): Field[] {
  const { t } = useTranslation();
  return [
    { kind: 'date', name: 'validFrom', label: t('factForm.validFrom'), start: businessDateAt(new Date()) },
    { kind: 'date', name: 'validTo', label: t('factForm.validToIfAny'), optional: true },
  ];
}

function useFieldsOf(kind: EnteredKind): Field[] {
  const { t } = useTranslation();
  const text = (name: string, label: string, longest: number, start = ''): Field => ({
    ...{ kind: 'text', name, label, longest, start },
  });
  const choice = (name: string, label: string, options: readonly { value: string; label: string }[]): Field => ({
    ...{ kind: 'choice', name, label, options },
  });
  switch (kind) {
    case 'statuses':
      return [
        choice(
          'status',
          t('residents.statuses'),
          optionsOf(STATUSES, (value) => t(`residentStatus.${value}`)),
        ),
        { ...text('note', t('factForm.where'), 500), optional: true },
      ];
    case 'grades':
      return [
        choice(
          'grade',
          t('residents.grades'),
          optionsOf(GRADES, (value) => t(`grade.${value}`)),
        ),
        text('standard', t('factForm.standard'), 60, GRADE_STANDARD),
      ];
    case 'screenings':
      return [
        choice(
          'result',
          t('residents.screenings'),
          optionsOf(SCREENINGS, (value) => t(`screening.${value}`)),
        ),
        text('standard', t('factForm.standard'), 60),
      ];
    case 'registrations':
      return [text('registeredDivision', t('factForm.division'), 12)];
    case 'identifiers':
      return [
        choice(
          'kind',
          t('residents.identifiers'),
          optionsOf(IDENTIFIERS, (value) => t(`residents.${value}`)),
        ),
        text('value', t('factForm.number'), 64),
      ];
    case 'restrictions':
      return [
        choice(
          'kind',
          t('residents.restrictionKind'),
          optionsOf(RESTRICTION_KINDS, (value) => t(`restriction.${value}`)),
        ),
        choice('restriction', t('residents.restriction'), [
          ...DISH_MARKS.map((value) => ({ value, label: t(`content.${value}`) })),
          { value: 'chronic_disease', label: t('restriction.chronic_disease') },
        ]),
      ];
    case 'contacts':
      return [
        text('name', t('residents.name'), 60),
        text('relation', t('factForm.relation'), 30),
        text('phone', t('residents.phone'), 20),
      ];
  }
}

function optionsOf<Value extends string>(values: readonly Value[], label: (value: Value) => string) {
  return values.map((value) => ({ value, label: label(value) }));
}
