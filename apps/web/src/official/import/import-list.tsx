import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ImportStateTag } from './import-state-tag.js';
import { useImportList } from './use-imports.js';

const SENT_AT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** The latest imports of one's scope. */
export function ImportList({ kinds, onOpen }: { kinds: readonly ImportKind[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const { data } = useImportList();
  if (!data) return <p role="status">{t('imports.loading')}</p>;
  if (data.items.length === 0) {
    return (
      <EmptyState title={t('imports.none')}>
        <p>{t('imports.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <section>
      <h2>{t('imports.recent')}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('imports.recent')}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('imports.fileName')}</th>
              <th scope="col">{t('imports.kind')}</th>
              <th scope="col">{t('imports.asOf')}</th>
              <th scope="col">{t('imports.sentAt')}</th>
              <th scope="col">{t('imports.state')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ id, fileName, kind, asOf, createdAt, state }) => (
              <tr key={id}>
                <th scope="row">
                  <button
                    type="button"
                    className="button button-quiet"
                    aria-label={t('imports.open', { name: fileName })}
                    onClick={() => onOpen(id)}
                  >
                    {fileName}
                  </button>
                </th>
                <td>{say(kinds.find(({ name }) => name === kind) ?? { zh: kind, en: kind })}</td>
                <td>{asOf}</td>
                <td>{SENT_AT.format(new Date(createdAt))}</td>
                <td>
                  <ImportStateTag state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
