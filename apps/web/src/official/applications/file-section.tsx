import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application, FileKind } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { RegistryFailure } from '../residents/registry-failure.js';

const KINDS: readonly FileKind[] = [
  'application_form',
  'income_proof',
  'disability_certificate',
  'household_book',
  'medical_record',
  'photo',
  'other',
];
const UPLOAD_MS = 60_000;

interface FileSectionProps {
  readonly application: Application;
  readonly mayAdd: boolean;
  readonly onChanged: () => void;
}

/** What is attached, to be saved; and the form that adds a photo or PDF. */
export function FileSection({ application, mayAdd, onChanged }: FileSectionProps) {
  const { t } = useTranslation();
  const { id, files } = application;
  return (
    <section className="registry-panel">
      <h2>{t('application.files')}</h2>
      {files.length === 0 && <p className="registry-hint">{t('application.noFiles')}</p>}
      <ul className="registry-history">
        {files.map((file) => (
          <li key={file.id}>
            {t(`application.kind.${file.kind}`)} · {Math.ceil(file.size / 1024)} KB ·{' '}
            <a
              href={`/v1/category-applications/${id}/files/${file.id}`}
              aria-label={`${t('application.download')} ${t(`application.kind.${file.kind}`)}`}
              download
            >
              {t('application.download')}
            </a>
          </li>
        ))}
      </ul>
      {mayAdd && <FileForm applicationId={id} onAdded={onChanged} />}
    </section>
  );
}

function FileForm({ applicationId, onAdded }: { applicationId: string; onAdded: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<FileKind>('application_form');
  const input = useRef<HTMLInputElement>(null);
  const adding = useMutation({
    mutationFn: (file: File) =>
      request(`/v1/category-applications/${applicationId}/files?kind=${kind}`, {
        method: 'POST',
        file,
        timeoutMs: UPLOAD_MS,
      }),
    onSuccess: () => {
      if (input.current) input.current.value = '';
      onAdded();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (file) adding.mutate(file);
  };
  return (
    <form className="registry-form" onSubmit={submit}>
      <div className="wide">
        <RegistryFailure error={adding.error} />
      </div>
      <label className="field">
        <span>{t('application.fileKind')}</span>
        <select className="input" value={kind} onChange={(event) => setKind(event.target.value as FileKind)}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`application.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('application.addFile')}</span>
        <input ref={input} className="input" type="file" accept="image/jpeg,image/png,application/pdf" required />
      </label>
      <button type="submit" className="button" disabled={adding.isPending}>
        {t('application.upload')}
      </button>
    </form>
  );
}
