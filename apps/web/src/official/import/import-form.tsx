import { businessDateAt } from '@nuancan/kernel';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { ImportFailure } from './import-failure.js';
import { KindColumns } from './kind-columns.js';
import { useImportStep } from './use-imports.js';
import { useTowns } from '../../shared/use-towns.js';

interface ImportFormProps {
  readonly kinds: readonly ImportKind[];
  /** The one town of a town official. */
  readonly ownTown: string | null;
  readonly onSent: (id: string) => void;
}

/** Sends a list: its kind, day and town, and the file. */
export function ImportForm({ kinds, ownTown, onSent }: ImportFormProps) {
  const { t } = useTranslation();
  const say = useBilingual();
  const today = businessDateAt(new Date());
  const [kindName, setKindName] = useState(kinds[0]?.name ?? 'residents');
  const [asOf, setAsOf] = useState<string>(today);
  const [town, setTown] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const step = useImportStep(({ id }) => onSent(id));
  const kind = kinds.find(({ name }) => name === kindName);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (file === null) return;
    const query = new URLSearchParams({ kind: kindName, asOf, ...(town !== '' && { townCode: town }) });
    step.mutate({ path: `/v1/imports?${query.toString()}`, ask: { method: 'POST', upload: file } });
  };
  return (
    <form className="state-panel import-form" onSubmit={send}>
      <label className="field">
        <span>{t('imports.kind')}</span>
        <select
          className="input"
          value={kindName}
          onChange={({ target }) => setKindName(kinds.find(({ name }) => name === target.value)?.name ?? kindName)}
        >
          {kinds.map((one) => (
            <option key={one.name} value={one.name}>
              {say(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('imports.asOf')}</span>
        <input
          className="input"
          type="date"
          required
          max={today}
          value={asOf}
          onChange={({ target }) => setAsOf(target.value)}
        />
      </label>
      {ownTown === null && kindName !== 'facilities' && <TownChoice value={town} onChange={setTown} />}
      <label className="field import-file">
        <span>{t('imports.file')}</span>
        <input
          className="input"
          type="file"
          required
          accept=".csv,.xlsx,.txt"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </label>
      <div className="import-keys">
        <button type="submit" className="button button-main" disabled={file === null || step.isPending}>
          {t(step.isPending ? 'imports.sending' : 'imports.send')}
        </button>
        <span className="import-told">{kind?.complete === true ? t('imports.asOfTold') : t('imports.sendTold')}</span>
      </div>
      {step.error && <ImportFailure error={step.error} />}
      {kind && <KindColumns kind={kind} />}
    </form>
  );
}

function TownChoice({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useTranslation();
  const { data } = useTowns();
  return (
    <label className="field">
      <span>{t('imports.town')}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t('imports.wholeDistrict')}</option>
        {data?.items.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
