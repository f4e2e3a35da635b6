import { addDays, businessDateAt } from '@nuancan/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { useTowns } from '../../shared/use-towns.js';
import { usePlaces } from '../books/use-books.js';

const KINDS = ['typhoon', 'heat', 'snow', 'kitchen', 'other'] as const;
const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const LONGEST_REASON = 200;

/** Closes a day or a slot; sent again after an answer that did not come, it is closed once. */
export function CloseKey({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { facilities } = usePlaces();
  const towns = useTowns().data?.items ?? [];
  const [open, setOpen] = useState(false);
  const clientId = useRef('');
  const today = businessDateAt(new Date());
  const begin = (): void => {
    clientId.current = newClientId(new Date());
    setOpen(true);
  };
  const send = async (values: FormBody): Promise<void> => {
    await request<unknown>('/v1/delivery-closures', {
      method: 'POST',
      body: { ...values, clientId: clientId.current },
    });
    await client.invalidateQueries({ queryKey: ['closures'] });
  };
  const town: Field = {
    ...{ kind: 'choice', name: 'townCode', label: t('closures.town'), optional: true, start: '' },
    options: towns.map(({ code, name }) => ({ value: code, label: name })),
  };
  const fields: readonly Field[] = [
    {
      ...{ kind: 'date', name: 'businessDate', label: t('closures.day'), min: today },
      start: addDays(today, 1),
    },
    {
      ...{ kind: 'choice', name: 'slot', label: t('closures.slot'), optional: true, start: '' },
      options: SLOTS.map((value) => ({ value, label: t(`slot.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'kind', label: t('closures.kind') },
      options: KINDS.map((value) => ({ value, label: t(`closures.kindOf.${value}`) })),
    },
    ...(account.role === 'district_official' ? [town] : []),
    {
      ...{ kind: 'choice', name: 'facilityId', label: t('closures.facility'), optional: true, start: '' },
      options: facilities.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'text', name: 'reason', label: t('closures.reason'), longest: LONGEST_REASON },
  ];
  return (
    <>
      <button type="button" className="button button-main" onClick={begin}>
        {t('closures.close')}
      </button>
      {open && (
        <FormDialog
          title={t('closures.close')}
          note={t('closures.closeNote')}
          fields={fields}
          submit={t('form.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
