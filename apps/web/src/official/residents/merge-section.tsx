import { businessDateAt } from '@nuancan/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resident, ResidentMerge } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { MergeDialog } from './merge-dialog.js';
import { RegistryFailure } from './registry-failure.js';
import { UndoMergeForm } from './undo-merge-form.js';

interface MergeSectionProps {
  readonly resident: Resident;
  readonly mayMerge: boolean;
  readonly onChanged: () => void;
}

/** Duplicates that were merged into this entry, each with the way back, and the way to another. */
export function MergeSection({ resident, mayMerge, onChanged }: MergeSectionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [merging, setMerging] = useState(false);
  const key = ['merges', resident.id];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ items: ResidentMerge[] }>(`/v1/residents/${resident.id}/merges`, { signal }),
  });
  const changed = (): void => {
    setMerging(false);
    void client.invalidateQueries({ queryKey: key });
    onChanged();
  };
  const undoing = useMutation({
    mutationFn: (body: { duplicateId: string; reason: string }) =>
      request(`/v1/residents/${resident.id}/merges/undo`, { method: 'POST', body }),
    onSuccess: changed,
  });
  return (
    <section className="registry-panel">
      <h2>{t('merge.title')}</h2>
      <RegistryFailure error={error ?? undoing.error} />
      {data?.items.length === 0 && <p className="registry-hint">{t('merge.none')}</p>}
      <ul className="registry-history">
        {data?.items.map((merge) => (
          <li key={`${merge.duplicateId} ${merge.mergedAt}`}>
            {merge.duplicateName ?? '—'} · {t('merge.mergedAt', { at: businessDateAt(new Date(merge.mergedAt)) })} ·{' '}
            {merge.reason}
            {merge.undoneReason !== null && <p>{t('merge.undone', { reason: merge.undoneReason })}</p>}
            {merge.undoneAt === null && mayMerge && (
              <UndoMergeForm
                busy={undoing.isPending}
                onUndo={(reason) => undoing.mutate({ duplicateId: merge.duplicateId, reason })}
              />
            )}
          </li>
        ))}
      </ul>
      {mayMerge && (
        <div className="registry-keys">
          <button type="button" className="button" onClick={() => setMerging(true)}>
            {t('merge.open')}
          </button>
        </div>
      )}
      {merging && <MergeDialog resident={resident} onClose={() => setMerging(false)} onMerged={changed} />}
    </section>
  );
}
