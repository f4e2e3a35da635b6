import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { PurposeForm, type Purpose } from '../residents/purpose-form.js';
import { RegistryFailure } from '../residents/registry-failure.js';
import type { DishTrace } from './dish-trace-result.js';

interface ShowNamesKeyProps {
  readonly asked: { readonly dishId: string; readonly businessDate: string; readonly slot?: string };
  readonly onShown: (trace: DishTrace) => void;
}

/** Asks what the names are wanted for, and fetches them; they are gone with the page. */
export function ShowNamesKey({ asked, onShown }: ShowNamesKeyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const asking = useMutation({
    mutationFn: (purpose: Purpose) =>
      request<DishTrace>('/v1/dish-traces', { method: 'POST', body: { ...asked, ...purpose } }),
    onSuccess: (trace) => {
      setOpen(false);
      onShown(trace);
    },
    gcTime: 0,
  });
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('dishTrace.show')}
      </button>
      {open && (
        <Dialog title={t('dishTrace.showTitle')} onClose={() => setOpen(false)}>
          <p>{t('disclosure.warning')}</p>
          <RegistryFailure error={asking.error} />
          <PurposeForm
            initial="emergency"
            submitLabel={t('dishTrace.show')}
            busy={asking.isPending}
            onSubmit={(purpose) => asking.mutate(purpose)}
          />
        </Dialog>
      )}
    </>
  );
}
