import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedResident, Resident } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { RegistryFailure } from './registry-failure.js';
import { SearchForm } from './search-form.js';
import { useResidents } from './use-residents.js';

interface MergeDialogProps {
  /** The entry that stands. */
  readonly resident: Resident;
  readonly onClose: () => void;
  readonly onMerged: () => void;
}

/** Chooses a duplicate of an entry and merges it. */
export function MergeDialog({ resident, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(resident.name);
  const [chosen, setChosen] = useState<ListedResident | null>(null);
  const { residents, error } = useResidents(text);
  const others = residents?.filter(({ id }) => id !== resident.id) ?? [];
  return (
    <Dialog title={t('merge.open')} onClose={onClose} wide>
      <p>{t('merge.text')}</p>
      <RegistryFailure error={error} />
      <SearchForm label={t('merge.find')} onSearch={setText} />
      {residents !== null && others.length === 0 && <p className="registry-hint">{t('residents.none')}</p>}
      <ul className="registry-history">
        {others.slice(0, 20).map((other) => (
          <li key={other.id}>
            <label className="registry-check">
              <input
                type="radio"
                name="duplicate"
                checked={chosen?.id === other.id}
                onChange={() => setChosen(other)}
              />
              {t('merge.choose', { name: other.name, born: other.birthDate, village: other.villageName })}
            </label>
          </li>
        ))}
      </ul>
      {chosen && <MergeForm key={chosen.id} residentId={resident.id} duplicateId={chosen.id} onMerged={onMerged} />}
    </Dialog>
  );
}

interface MergeFormProps {
  readonly residentId: string;
  readonly duplicateId: string;
  readonly onMerged: () => void;
}

function MergeForm({ residentId, duplicateId, onMerged }: MergeFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [confirmedDiffers, setConfirmedDiffers] = useState(false);
  const merging = useMutation({
    mutationFn: () =>
      request(`/v1/residents/${residentId}/merges`, {
        method: 'POST',
        body: { duplicateId, reason, confirmedDiffers },
      }),
    onSuccess: onMerged,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    merging.mutate();
  };
  return (
    <form className="registry-form" onSubmit={submit}>
      <div className="wide">
        <RegistryFailure error={merging.error} />
      </div>
      <label className="field wide">
        <span>{t('merge.reason')}</span>
        <input
          className="input"
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <label className="registry-check wide">
        <input
          type="checkbox"
          checked={confirmedDiffers}
          onChange={(event) => setConfirmedDiffers(event.target.checked)}
        />
        {t('merge.differs')}
      </label>
      <button type="submit" className="button button-main" disabled={merging.isPending}>
        {t('merge.submit')}
      </button>
    </form>
  );
}
