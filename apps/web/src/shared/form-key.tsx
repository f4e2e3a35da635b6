import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request, type ApiRequest } from '../api/request.js';
import { FormDialog } from './form-dialog.js';
import type { Field, FormBody } from './form-values.js';

/** A change: the fields it asks for and where they go. */
export interface ChangeForm {
  readonly title: string;
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly method: NonNullable<ApiRequest['method']>;
  readonly path: string;
  /** The version an edit is based on. */
  readonly version?: number;
  /** The request's body; the values as they are when absent. Null: none. */
  readonly body?: (values: FormBody) => object | null;
}

interface FormKeyProps {
  readonly label: string;
  readonly form: ChangeForm;
  readonly main?: boolean;
  /** What the change makes stale; it is fetched again everywhere on the page. */
  readonly refresh: QueryKey;
}

/** The key that opens a form. */
export function FormKey({ label, form, refresh, main = false }: FormKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const save = async (values: FormBody): Promise<void> => {
    const body = form.body ? form.body(values) : values;
    const { method, version } = form;
    await request<unknown>(form.path, { method, ...(body && { body }), ...(version !== undefined && { version }) });
    await client.invalidateQueries({ queryKey: refresh });
  };
  return (
    <>
      <button type="button" className={main ? 'button button-main' : 'button'} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <FormDialog
          title={form.title}
          note={form.note ?? null}
          fields={form.fields}
          submit={t('form.save')}
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
