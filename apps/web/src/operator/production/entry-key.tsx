import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { newClientId } from '../store/new-client-id.js';
import type { EntryForm } from './entry-forms.js';
import type { SlotDesk } from './slot-desk.js';

interface EntryKeyProps {
  readonly desk: SlotDesk;
  readonly label: string;
  /** Made when it is opened, so that it begins with the present time. */
  readonly form: () => EntryForm;
  readonly path?: string;
  readonly main?: boolean;
}

/** The key that opens a form; what is entered is on the device before the form closes. */
export function EntryKey({ desk, label, form, path = '/v1/production-entries', main = false }: EntryKeyProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<EntryForm | null>(null);
  if (!desk.open) return null;
  const { businessDate, slot, production } = desk;
  return (
    <>
      <button type="button" className={main ? 'button button-main' : 'button'} onClick={() => setShown(form())}>
        {label}
      </button>
      {shown && (
        <FormDialog
          title={shown.title}
          fields={shown.fields}
          submit={t('production.save')}
          onSubmit={(values) => {
            const clientId = newClientId(new Date());
            const entry = { clientId, businessDate, slot, ...shown.body(values) };
            const what = `${businessDate} ${t(`slot.${slot}`)} · ${shown.title}`;
            return production.keep({ clientId, path, label: what, body: entry });
          }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

/** The clock of a form's first field of time. */
export function clockNow(): string {
  return new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}
