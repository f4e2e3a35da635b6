import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DisclosedField } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { PurposeForm, type Purpose } from './purpose-form.js';
import { RegistryFailure } from './registry-failure.js';

interface DisclosureDialogProps {
  readonly residentId: string;
  readonly field: DisclosedField;
  readonly label: string;
  readonly contactId?: string;
  /** What it is wanted for, as a first word of it. */
  readonly occasion?: string;
  readonly onClose: () => void;
  readonly onShown: (value: string) => void;
}

/** Asks what a masked field is wanted for, and fetches it. */
export function DisclosureDialog(props: DisclosureDialogProps) {
  const { residentId, field, label, contactId, occasion = '', onClose, onShown } = props;
  const { t } = useTranslation();
  const asking = useMutation({
    mutationFn: (purpose: Purpose) =>
      request<{ value: string }>(`/v1/residents/${residentId}/disclosures`, {
        method: 'POST',
        body: { field, ...purpose, ...(contactId !== undefined && { contactId }) },
      }),
    onSuccess: ({ value }) => onShown(value),
    gcTime: 0,
  });
  return (
    <Dialog title={t('disclosure.title', { field: label })} onClose={onClose}>
      <p>{t('disclosure.warning')}</p>
      <RegistryFailure error={asking.error} />
      <PurposeForm
        initial="call"
        occasion={occasion}
        submitLabel={t('disclosure.submit')}
        busy={asking.isPending}
        onSubmit={(purpose) => asking.mutate(purpose)}
      />
    </Dialog>
  );
}
