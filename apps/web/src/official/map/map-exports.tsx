import { useTranslation } from 'react-i18next';
import type { Profile } from './coverage-contract.js';

const TABLES = ['towns', 'villages', 'facilities', 'clusters', 'history'] as const;
const PLAN_FORMATS = ['xlsx', 'csv', 'geojson'] as const;

/** The figures and what the map draws, as files. */
export function MapExports({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const root = '/v1/coverage/exports';
  const files = [
    { name: t('coverage.export.figures'), href: `${root}/figures?format=xlsx` },
    ...TABLES.map((table) => ({
      name: t('coverage.export.table', { table: t(`coverage.export.tableOf.${table}`) }),
      href: `${root}/figures?format=csv&table=${table}`,
    })),
    { name: t('coverage.export.points'), href: `${root}/map?layer=points&profile=${profile}` },
    { name: t('coverage.export.reach'), href: `${root}/map?layer=reach&profile=${profile}` },
  ];
  return (
    <details className="coverage-exports">
      <summary>{t('coverage.export.title')}</summary>
      <Files files={files} />
    </details>
  );
}

/** A scenario or a siting as files. */
export function PlanExports({ kind, id }: { kind: 'scenarios' | 'sitings'; id: string }) {
  const files = PLAN_FORMATS.map((format) => ({
    name: format === 'geojson' ? 'GeoJSON' : format.toUpperCase(),
    href: `/v1/coverage/${kind}/${encodeURIComponent(id)}/export?format=${format}`,
  }));
  return <Files files={files} />;
}

function Files({ files }: { files: readonly { readonly name: string; readonly href: string }[] }) {
  const { t } = useTranslation();
  return (
    <div className="form-keys" role="group" aria-label={t('coverage.export.title')}>
      {files.map(({ name, href }) => (
        <a key={href} className="button" href={href} download>
          {name}
        </a>
      ))}
    </div>
  );
}
