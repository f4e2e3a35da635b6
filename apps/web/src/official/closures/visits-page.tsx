import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { FormKey } from '../../shared/form-key.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';

type Schemas = components['schemas'];
type Visit = Schemas['ClosureVisitDto'];

const FINDINGS = ['well', 'needs_help', 'not_found'] as const;
const LONGEST_REASON = 200;

/** Whom somebody has to go and see because of one closure, and who did; and the way to lift it. */
export function VisitsPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const closures = useQuery({
    queryKey: ['closures', 'list'],
    queryFn: ({ signal }) => request<Schemas['ClosureListDto']>('/v1/delivery-closures', { signal }),
  });
  const visits = useQuery({
    queryKey: ['closures', 'visits', id],
    queryFn: ({ signal }) => request<Schemas['ClosureVisitListDto']>(`/v1/delivery-closures/${id}/visits`, { signal }),
  });
  const closure = closures.data?.items.find((one) => one.id === id);
  const what = closure && (closure.slot === null ? t('closures.wholeDay') : t(`slot.${closure.slot}`));
  return (
    <>
      <PageHeader title={closure ? t('closures.open', { day: closure.businessDate, what }) : t('closures.visits')}>
        <Link className="button" to="/closures">
          {t('closures.back')}
        </Link>
        {closure && closure.liftedAt === null && (
          <FormKey
            label={t('closures.lift')}
            refresh={['closures']}
            form={{
              ...{ title: t('closures.lift'), note: t('closures.liftNote'), method: 'POST' },
              fields: [{ kind: 'text', name: 'reason', label: t('closures.reason'), longest: LONGEST_REASON }],
              path: `/v1/delivery-closures/${id}/lift`,
            }}
          />
        )}
      </PageHeader>
      {closure && (
        <p>
          {t(`closures.kindOf.${closure.kind}`)} {closure.reason} ·{' '}
          {closure.liftedAt === null ? t('closures.holds') : t('closures.lifted')}
        </p>
      )}
      <FactsSection title={t('closures.visits')} query={visits}>
        {({ items }) => <VisitTable closureId={id} items={items} />}
      </FactsSection>
    </>
  );
}

function VisitTable({ closureId, items }: { closureId: string; items: readonly Visit[] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('closures.visits')}
      captionHidden
      none={t('closures.nobody')}
      head={[
        ...[t('closures.name'), t('closures.village'), t('closures.phone'), t('closures.grade')],
        ...[t('closures.finding'), t('closures.by'), t('closures.at')],
      ]}
      rows={items.map((visit) => ({
        ...{ id: visit.residentId, quiet: visit.finding !== null },
        cells: [
          ...[visit.residentName, visit.villageName, visit.phone ?? '', abilityOf(visit)],
          visit.finding === null ? (
            <VisitKey closureId={closureId} visit={visit} />
          ) : (
            t(`closures.findingOf.${visit.finding}`)
          ),
          ...[visit.visitedByName ?? '', visit.visitedAt === null ? '' : moment(visit.visitedAt)],
        ],
      }))}
    />
  );

  function abilityOf({ grade, livesAlone }: Visit): string {
    const facts = [
      grade === null ? null : t(`closures.gradeOf.${grade as 'mild'}`),
      livesAlone ? t('closures.alone') : null,
    ];
    return facts.filter((fact) => fact !== null).join(' · ');
  }
}

function VisitKey({ closureId, visit }: { closureId: string; visit: Visit }) {
  const { t } = useTranslation();
  const title = t('closures.visit', { name: visit.residentName });
  return (
    <FormKey
      label={title}
      refresh={['closures']}
      form={{
        ...{ title, method: 'POST', path: `/v1/delivery-closures/${closureId}/visits/${visit.residentId}` },
        fields: [
          {
            ...{ kind: 'choice', name: 'finding', label: t('closures.finding') },
            undecided: true,
            options: FINDINGS.map((value) => ({ value, label: t(`closures.findingOf.${value}`) })),
          },
        ],
      }}
    />
  );
}
