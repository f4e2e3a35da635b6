import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { usePlaces } from '../books/use-books.js';
import { DeskKey } from './desk-key.js';
import type { DonorList } from './donation-contract.js';
import { DONOR_LONGEST } from './donor-longest.js';
import { earmarkOf, useEarmarkFields } from './earmark-fields.js';

const DONOR_KINDS = ['person', 'firm', 'anonymous'] as const;
const DONORS = 500;
const LONGEST = { ...DONOR_LONGEST, campaign: 100, fiscal: 60, goods: 100, weight: 10 } as const;
const GRAMS = 1000;
/** Kinds of goods that one donation is entered with. */
const GOODS = [1, 2, 3, 4] as const;

/** Enters money, with its receipt and what it is for. */
export function EnterMoneyKey() {
  const { t } = useTranslation();
  const giver = useGiverFields();
  const earmark = useEarmarkFields().map((field): Field =>
    field.name === 'earmark' ? { ...field, optional: true } : field,
  );
  const today = businessDateAt(new Date());
  return (
    <DeskKey
      main
      waits={giver.length === 0}
      label={t('donations.enterMoney')}
      note={t('donations.moneyNote')}
      path="/v1/donations"
      fields={[
        ...giver,
        { kind: 'money', name: 'pledgedFen', label: t('donations.pledged'), most: 'month' },
        { kind: 'text', name: 'campaign', label: t('donations.campaign'), longest: LONGEST.campaign, optional: true },
        { kind: 'money', name: 'amountFen', label: t('donations.receivedNow'), most: 'month', optional: true },
        { kind: 'date', name: 'receivedOn', label: t('donations.receivedOn'), max: today, start: today },
        {
          kind: 'text',
          name: 'fiscalReceiptNo',
          label: t('donations.fiscalNo'),
          longest: LONGEST.fiscal,
          optional: true,
        },
        ...earmark,
      ]}
      body={(values, clientId) => moneyBody(values, clientId)}
    />
  );
}

/** Enters goods for a facility, with their receipt. */
export function EnterGoodsKey() {
  const { t } = useTranslation();
  const giver = useGiverFields();
  const { facilities } = usePlaces();
  return (
    <DeskKey
      waits={giver.length === 0 || facilities.length === 0}
      label={t('donations.enterGoods')}
      note={t('donations.goodsNote')}
      path="/v1/donations"
      fields={[
        ...giver,
        {
          ...{ kind: 'choice', name: 'facilityId', label: t('donations.facility') },
          options: facilities.map(({ id, name }) => ({ value: id, label: name })),
        },
        ...GOODS.flatMap((no) => goodsFields(t, no)),
      ]}
      body={(values, clientId) => ({
        ...giverBody(values, clientId),
        kind: 'goods',
        goods: GOODS.flatMap((no) => goodsOf(values, no, t)),
      })}
    />
  );
}

/** One kind of the goods; from the second on it may be left empty. */
function goodsFields(t: TFunction, no: number): Field[] {
  const more = no > 1 && { optional: true };
  const label = (what: string): string => (no === 1 ? what : t('donations.goodsNo', { no, what }));
  return [
    {
      kind: 'text',
      name: `description${no}`,
      label: label(t('donations.description')),
      longest: LONGEST.goods,
      ...more,
    },
    { kind: 'text', name: `kilograms${no}`, label: label(t('donations.kilograms')), longest: LONGEST.weight, ...more },
    { kind: 'money', name: `unitFen${no}`, label: label(t('donations.unit')), ...more },
  ];
}

/** @throws when it is filled in by half */
function goodsOf(values: FormBody, no: number, t: TFunction): object[] {
  const [description, kilograms, unitFen] = [
    values[`description${no}`],
    values[`kilograms${no}`],
    values[`unitFen${no}`],
  ];
  const missing = [description, kilograms, unitFen].filter((value) => value === undefined).length;
  if (missing === 3) return [];
  if (missing > 0) throw new Error(t('donations.goodsHalf', { no }));
  const quantityG = Math.round(Number(kilograms) * GRAMS);
  return [{ facilityId: values['facilityId'], description, quantityG, unitFen }];
}

/** Who gives, to whom, and when; empty until both are known. */
function useGiverFields(): Field[] {
  const { t } = useTranslation();
  const { organisations } = usePlaces();
  const { data } = useQuery({
    queryKey: ['donations', 'donors'],
    queryFn: ({ signal }) =>
      request<DonorList>('/v1/donors/search', { method: 'POST', body: { limit: DONORS }, signal }),
  });
  const donors = (data?.items ?? []).filter(({ kind }) => kind !== 'anonymous');
  const today = businessDateAt(new Date());
  if (data === undefined || organisations.length === 0) return [];
  return [
    {
      ...{ kind: 'choice', name: 'donorId', label: t('donations.known'), optional: true },
      options: donors.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'choice', name: 'donorKind', label: t('donations.donorKind') },
      options: DONOR_KINDS.map((value) => ({ value, label: t(`donations.donorKindOf.${value}`) })),
    },
    { kind: 'text', name: 'donorName', label: t('donations.donorName'), longest: LONGEST.name, optional: true },
    { kind: 'text', name: 'contactName', label: t('donations.contactName'), longest: LONGEST.contact, optional: true },
    { kind: 'text', name: 'phone', label: t('donations.phone'), longest: LONGEST.phone, optional: true },
    {
      ...{ kind: 'choice', name: 'organisationId', label: t('donations.organisation') },
      options: organisations.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'date', name: 'pledgedOn', label: t('donations.pledgedOn'), max: today, start: today },
  ];
}

function giverBody(values: FormBody, clientId: string): object {
  const { donorId, donorKind: kind, donorName: name, contactName, phone, organisationId, pledgedOn } = values;
  const donor = { kind, ...(kind !== 'anonymous' && { name }), contactName, phone };
  return { clientId, organisationId, pledgedOn, ...(donorId === undefined ? { donor } : { donorId }) };
}

function moneyBody(values: FormBody, clientId: string): object {
  const { pledgedFen, campaign, amountFen, receivedOn, fiscalReceiptNo, earmark } = values;
  const received = { received: { receivedOn, amountFen, fiscalReceiptNo } };
  const tranches = { tranches: [{ amountFen, ...(earmark !== undefined && earmarkOf(values)) }] };
  return {
    ...giverBody(values, clientId),
    ...{ kind: 'money', pledgedFen, campaign },
    ...(amountFen !== undefined && received),
    ...(amountFen !== undefined && earmark !== undefined && tranches),
  };
}
