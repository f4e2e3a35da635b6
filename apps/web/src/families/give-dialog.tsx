import { addDays, businessDateAt } from '@nuancan/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.js';
import { newClientId } from '../operator/store/new-client-id.js';
import { FormDialog } from '../shared/form-dialog.js';
import type { Field, FormBody, Option } from '../shared/form-values.js';
import type { Consent, FamilyLink } from './families-contract.js';
import { LinkDialog } from './link-dialog.js';

const RELATIONSHIPS = [
  'child',
  'child_in_law',
  'spouse',
  'grandchild',
  'sibling',
  'other_relative',
  'guardian',
] as const;
const WAYS = ['in_person', 'written', 'telephone', 'by_guardian'] as const;
const SHOWN = ['meals', 'balance', 'deliveries'] as const;
const A_YEAR = 365;
const LONGEST_NAME = 60;
const LONGEST_PHONE = 20;

interface GiveDialogProps {
  readonly elder: { readonly residentId: string; readonly name: string };
  /** Which canteen answers, where the account has none of its own. */
  readonly facilities: readonly Option[] | null;
  readonly onClose: () => void;
}

/** Enters what an elder said, and shows the link; sent again after an answer that did not come, it is entered once. */
export function GiveDialog({ elder, facilities, onClose }: GiveDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [clientId] = useState(() => newClientId(new Date()));
  const [given, setGiven] = useState<{ readonly consent: Consent; readonly token: string | null } | null>(null);
  const isGiven = useRef(false);
  const today = businessDateAt(new Date());
  const facility: readonly Field[] =
    facilities === null
      ? []
      : [{ kind: 'choice', name: 'facilityId', label: t('families.facility'), options: facilities, undecided: true }];
  const fields: readonly Field[] = [
    { kind: 'text', name: 'name', label: t('families.name'), longest: LONGEST_NAME },
    {
      ...{ kind: 'choice', name: 'relationship', label: t('families.relationship') },
      options: RELATIONSHIPS.map((value) => ({ value, label: t(`families.relationshipOf.${value}`) })),
    },
    { kind: 'text', name: 'phone', label: t('families.phone'), longest: LONGEST_PHONE },
    {
      ...{ kind: 'several', name: 'shows', label: t('families.shows') },
      options: SHOWN.map((value) => ({ value, label: t(`families.showsOf.${value}`) })),
    },
    ...facility,
    {
      ...{ kind: 'choice', name: 'way', label: t('families.way') },
      options: WAYS.map((value) => ({ value, label: t(`families.wayOf.${value}`) })),
    },
    { kind: 'date', name: 'givenOn', label: t('families.givenOn'), start: today, max: today },
    {
      ...{ kind: 'date', name: 'validUntil', label: t('families.validUntil'), min: today },
      start: addDays(today, A_YEAR),
    },
  ];
  const send = async ({ shows, ...values }: FormBody): Promise<void> => {
    const chosen: readonly unknown[] = Array.isArray(shows) ? shows : [];
    const ticked = {
      showsMeals: chosen.includes('meals'),
      showsBalance: chosen.includes('balance'),
      showsDeliveries: chosen.includes('deliveries'),
    };
    const body = { ...values, ...ticked, clientId, residentId: elder.residentId };
    const consent = await request<Consent>('/v1/family-consents', { method: 'POST', body });
    // Without it the consent stands all the same, and the link is a key away.
    const link = await request<FamilyLink>(`/v1/family-consents/${consent.id}/links`, { method: 'POST' }).catch(
      () => null,
    );
    isGiven.current = true;
    setGiven({ consent, token: link?.token ?? null });
    void client.invalidateQueries({ queryKey: ['families'] });
  };
  if (given !== null) return <LinkDialog {...given} onClose={onClose} />;
  return (
    <FormDialog
      title={t('families.giveOf', { elder: elder.name })}
      note={t('families.giveNote')}
      fields={fields}
      submit={t('form.save')}
      onSubmit={send}
      onClose={() => isGiven.current || onClose()}
    />
  );
}
