import { businessDateAt } from '@nuancan/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.js';
import { FormDialog } from '../shared/form-dialog.js';
import type { Field, FormBody, Option } from '../shared/form-values.js';
import { randomUuid } from '../shared/random-uuid.js';
import { CATEGORIES, CHANNELS, LONGEST, type OfficialList } from './oversight-contract.js';

/** Takes a complaint; sent again after an answer that did not come, it is taken once. Without choices: about the own facility. */
export function TakeComplaintKey({ facilities }: { facilities?: readonly Option[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const clientId = useRef('');
  const officials = useQuery({
    queryKey: ['oversight', 'officials'],
    queryFn: ({ signal }) => request<OfficialList>('/v1/complaint-officials', { signal }),
  });
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const send = async ({ name, phone, ...values }: FormBody): Promise<void> => {
    const complainant = name === undefined ? {} : { complainant: { name, ...(phone !== undefined && { phone }) } };
    const body = { ...values, ...complainant, clientId: clientId.current };
    await request<unknown>('/v1/complaints', { method: 'POST', body });
    await client.invalidateQueries({ queryKey: ['oversight'] });
  };
  const fields = useTakeFields(facilities, officials.data);
  return (
    <>
      <button type="button" className="button button-main" disabled={facilities?.length === 0} onClick={begin}>
        {t('oversight.take')}
      </button>
      {open && (
        <FormDialog
          title={t('oversight.take')}
          note={t('oversight.takeNote')}
          fields={fields}
          submit={t('form.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function useTakeFields(facilities: readonly Option[] | undefined, officials: OfficialList | undefined): Field[] {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  const place: Field = {
    kind: 'choice',
    name: 'facilityId',
    label: t('oversight.facility'),
    options: facilities ?? [],
  };
  return [
    ...(facilities === undefined ? [] : [place]),
    {
      ...{ kind: 'choice', name: 'category', label: t('oversight.category') },
      options: CATEGORIES.map((value) => ({ value, label: t(`oversight.categoryOf.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'channel', label: t('oversight.channel') },
      options: CHANNELS.map((value) => ({ value, label: t(`oversight.channelOf.${value}`) })),
    },
    { kind: 'date', name: 'receivedOn', label: t('oversight.receivedOn'), max: today, start: today },
    { kind: 'text', name: 'text', label: t('oversight.text'), longest: LONGEST.complaint },
    {
      ...{ kind: 'choice', name: 'aboutAccountId', label: t('oversight.about'), optional: true },
      options: (officials?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'text', name: 'name', label: t('oversight.complainantName'), longest: LONGEST.name, optional: true },
    { kind: 'text', name: 'phone', label: t('oversight.complainantPhone'), longest: LONGEST.phone, optional: true },
  ];
}
