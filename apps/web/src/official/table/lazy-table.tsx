import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataTableProps } from './data-rows.js';

const DataTable = lazy(async () => ({ default: (await import('./data-table.js')).DataTable }));

/** A `DataTable`, fetched when the first one is shown: the page around it need not wait. */
export function LazyTable(props: DataTableProps) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
      <DataTable {...props} />
    </Suspense>
  );
}
