import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';

/** Sample files of a kind, and what its columns may hold. */
export function KindColumns({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const sample = (format: string): string => `/v1/import-kinds/${kind.name}/sample?format=${format}`;
  return (
    <div className="import-columns">
      <p className="import-keys">
        <a className="button" href={sample('xlsx')} download>
          {t('imports.sampleXlsx')}
        </a>
        <a className="button" href={sample('csv')} download>
          {t('imports.sampleCsv')}
        </a>
      </p>
      <details>
        <summary>{t('imports.columns')}</summary>
        <dl>
          {kind.columns.map(({ name, zh, en, required, toldZh, toldEn }) => (
            <div key={name}>
              <dt>
                {say({ zh, en })} {required && <em>{t('imports.required')}</em>}
              </dt>
              <dd>{say({ zh: toldZh, en: toldEn })}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
