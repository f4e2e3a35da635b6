import './import.css';
import './import-texts.js';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { ImportFailure } from './import-failure.js';
import { ImportForm } from './import-form.js';
import { ImportList } from './import-list.js';
import { ImportRun } from './import-run.js';
import { useImportKinds } from './use-imports.js';

/** 导入名单: a list is sent and checked, its outcome looked at, and then confirmed. Which one stands in the address. */
export function ImportPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const run = params.get('run');
  const { data: kinds, error } = useImportKinds();
  const show = (id: string | null): void => setParams(id === null ? {} : { run: id });
  return (
    <>
      <PageHeader title={t('imports.title')} />
      <div className="imports">
        {error !== null && <ImportFailure error={error} />}
        {!kinds && error === null && <p role="status">{t('imports.loading')}</p>}
        {kinds && run !== null && (
          <ImportRun key={run} id={run} kinds={kinds} ownTown={account.scope.townCode} onBack={() => show(null)} />
        )}
        {kinds && run === null && (
          <>
            <ImportForm kinds={kinds} ownTown={account.scope.townCode} onSent={show} />
            <ImportList kinds={kinds} onOpen={show} />
          </>
        )}
      </div>
    </>
  );
}
