import { businessDateAt } from '@nuancan/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { CHECK_KINDS } from '../../oversight/oversight-contract.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import { randomUuid } from '../../shared/random-uuid.js';
import { usePlaces } from '../books/use-books.js';

/** Plans an inspection; sent again after an answer that did not come, it is planned once. */
export function PlanKey() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { facilities } = usePlaces();
  const [open, setOpen] = useState(false);
  const clientId = useRef('');
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const send = async ({ announced, ...values }: FormBody): Promise<void> => {
    const body = { ...values, announced: announced === 'yes', clientId: clientId.current };
    await request<unknown>('/v1/inspections', { method: 'POST', body });
    await client.invalidateQueries({ queryKey: ['oversight'] });
  };
  return (
    <>
      <button type="button" className="button button-main" disabled={facilities.length === 0} onClick={begin}>
        {t('oversight.plan')}
      </button>
      {open && (
        <FormDialog
          title={t('oversight.plan')}
          note={t('oversight.planNote')}
          fields={[
            {
              ...{ kind: 'choice', name: 'facilityId', label: t('oversight.facility') },
              options: facilities.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              ...{ kind: 'several', name: 'kinds', label: t('oversight.kinds') },
              options: CHECK_KINDS.map((value) => ({ value, label: t(`oversight.kind.${value}`) })),
            },
            {
              ...{ kind: 'date', name: 'plannedOn', label: t('oversight.plannedOn') },
              start: businessDateAt(new Date()),
            },
            {
              ...{ kind: 'choice', name: 'announced', label: t('oversight.announced') },
              options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`oversight.announcedOf.${value}`) })),
            },
          ]}
          submit={t('form.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
