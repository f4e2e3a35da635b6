import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDetail, ImportHeader, ImportKind } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import type { useImportStep } from './use-imports.js';

interface ImportMappingProps {
  readonly run: ImportDetail;
  readonly header: ImportHeader;
  readonly kind: ImportKind;
  readonly busy: boolean;
  readonly onStep: ReturnType<typeof useImportStep>['mutate'];
}

/** Which column of the file is which; open by itself where the header could not be understood. */
export function ImportMapping({ run, header, kind, busy, onStep }: ImportMappingProps) {
  const { t } = useTranslation();
  const say = useBilingual();
  const [chosen, setChosen] = useState<readonly (string | null)[]>(() => header.columns.map(({ column }) => column));
  const choose = (at: number, column: string): void =>
    setChosen(chosen.map((old, place) => (place === at ? column || null : old)));
  const check = (): void => {
    const columns = chosen.map((column, at) => ({ title: `#${at + 1}`, column }));
    onStep({ path: `/v1/imports/${run.id}/mapping`, ask: { method: 'PUT', body: { columns } } });
  };
  return (
    <details className="state-panel" open={header.missing.length > 0 || header.duplicate.length > 0}>
      <summary>{t('imports.mapping')}</summary>
      <p>{t('imports.mappingTold')}</p>
      <ul className="import-mapping">
        {header.columns.map(({ title }, at) => {
          const name = title === '' ? t('imports.untitled', { at: at + 1 }) : title;
          return (
            <li key={at}>
              <label>
                <span>{t('imports.mappingOf', { title: name })}</span>
                <select className="input" value={chosen[at] ?? ''} onChange={({ target }) => choose(at, target.value)}>
                  <option value="">{t('imports.ignore')}</option>
                  {kind.columns.map((column) => (
                    <option key={column.name} value={column.name}>
                      {say(column)}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          );
        })}
      </ul>
      <button type="button" className="button" disabled={busy} onClick={check}>
        {t('imports.again')}
      </button>
    </details>
  );
}
