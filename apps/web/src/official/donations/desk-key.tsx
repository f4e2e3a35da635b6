import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { randomUuid } from '../../shared/random-uuid.js';

interface DeskKeyProps {
  readonly label: string;
  readonly title?: string;
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly path: string;
  readonly main?: boolean;
  /** What its choices are made of is not there yet. */
  readonly waits?: boolean;
  /** The request's body; the values with the client's id when absent. */
  readonly body?: (values: FormBody, clientId: string) => object;
}

/** A key of the desk that opens a form. Sent again after an answer that did not come, it enters nothing twice. */
export function DeskKey({ label, title = label, note, fields, path, main = false, waits = false, body }: DeskKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const clientId = useRef('');
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const send = async (values: FormBody): Promise<void> => {
    const sent = body ? body(values, clientId.current) : { ...values, clientId: clientId.current };
    await request<unknown>(path, { method: 'POST', body: sent });
    await client.invalidateQueries({ queryKey: ['donations'] });
  };
  return (
    <>
      <button type="button" className={main ? 'button button-main' : 'button'} disabled={waits} onClick={begin}>
        {label}
      </button>
      {open && (
        <FormDialog
          title={title}
          note={note ?? null}
          fields={fields}
          submit={t('form.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
