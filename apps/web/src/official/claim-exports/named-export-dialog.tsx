import '../residents/residents.css';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import type { Claim } from '../claims/claims-contract.js';
import { PurposeForm, type Purpose } from '../residents/purpose-form.js';
import { RegistryFailure } from '../residents/registry-failure.js';
import { fetchFile, handOver } from './fetch-file.js';

const FORMATS = ['xlsx', 'pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface NamedExportDialogProps {
  readonly claim: Pick<Claim, 'claimId' | 'facilityName' | 'month'>;
  readonly onClose: () => void;
}

/** Asks what the names are wanted for, and hands the file over. */
export function NamedExportDialog({ claim, onClose }: NamedExportDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const making = useMutation({
    mutationFn: (purpose: Purpose) => fetchFile(`/v1/claims/${claim.claimId}/export`, { format, ...purpose }),
    onSuccess: (file) => {
      handOver(file, `${claim.facilityName}_${claim.month}.${format}`);
      onClose();
    },
    gcTime: 0,
  });
  return (
    <Dialog title={t('claimExport.named')} onClose={onClose}>
      <p>{t('claimExport.namedWarning')}</p>
      <RegistryFailure error={making.error} />
      <label className="field">
        <span>{t('claimExport.format')}</span>
        <select className="input" value={format} onChange={({ target }) => setFormat(target.value as Format)}>
          {FORMATS.map((one) => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <PurposeForm
        initial="subsidy_review"
        submitLabel={making.isPending ? t('claimExport.making') : t('claimExport.make')}
        busy={making.isPending}
        onSubmit={(purpose) => making.mutate(purpose)}
      />
    </Dialog>
  );
}
