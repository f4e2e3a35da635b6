import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { Field } from '../../shared/form-values.js';
import type { Acceptance, FacilityOverview, FacilityStanding, FacilityState } from './facility-contract.js';
import type { Rights } from './rights.js';
import { FactsSection, FactTable } from './facts-section.js';
import { FormKey } from './form-key.js';
import { Stars, StateMark } from './state-mark.js';

/** What may follow a state; the database has the last word. */
const NEXT: Readonly<Record<FacilityState, readonly FacilityState[]>> = {
  planned: ['closed'],
  accepted: ['open', 'closed'],
  open: ['suspended', 'closed'],
  suspended: ['open', 'closed'],
  closed: ['planned'],
};

/** Acceptance before opening, the states passed through, and star grades. */
export function StandingSection({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  const { t } = useTranslation();
  const path = `/v1/facilities/${facility.id}`;
  const query = useQuery({
    queryKey: ['facilities', 'standing', facility.id],
    queryFn: ({ signal }) => request<FacilityStanding>(`${path}/standing`, { signal }),
  });
  const last = query.data?.states.at(-1)?.state ?? null;
  const pending = query.data?.acceptances.find(({ result }) => result === null);
  return (
    <FactsSection
      title={t('facility.standing')}
      query={query}
      keys={
        <>
          {rights.edits && last === 'planned' && !pending && <ProposeKey path={path} />}
          {rights.decides && pending && <DecideKey acceptance={pending} />}
          {rights.edits && last && <StateKey {...{ path, last, rights }} />}
          {rights.decides && <StarsKey path={path} />}
        </>
      }
    >
      {({ states, acceptances, starGrades }) => (
        <>
          <FactTable
            caption={t('facility.states')}
            none={t('facility.noStates')}
            head={[t('facility.stateLabel'), t('facility.from'), t('facility.reason')]}
            rows={states.toReversed().map((row) => ({
              id: row.id,
              cells: [
                <StateMark state={row.state} />,
                row.validFrom,
                row.reason ?? (row.takenOver ? t('facility.takenOver') : '—'),
              ],
            }))}
          />
          <FactTable
            caption={t('facility.acceptances')}
            none={t('facility.noAcceptances')}
            head={[t('facility.acceptance'), t('facility.inspectedOn'), t('facility.checklist')]}
            rows={acceptances.toReversed().map((row) => ({
              id: row.id,
              cells: [
                row.result === null ? t('facility.pending') : t(`facility.result.${row.result}`),
                row.inspectedOn ?? '—',
                row.checklist.map(({ item, passed }) => `${passed ? '✓' : '✗'} ${item}`).join('　'),
              ],
            }))}
          />
          <FactTable
            caption={t('facility.stars')}
            none={t('facility.neverGraded')}
            head={[t('facility.stars'), t('facility.from'), t('facility.to'), t('facility.assessor')]}
            rows={starGrades.toReversed().map((row) => ({
              id: row.id,
              cells: [<Stars stars={row.stars} />, row.validFrom, row.validTo ?? '—', `${row.assessor} · ${row.basis}`],
            }))}
          />
        </>
      )}
    </FactsSection>
  );
}

function ProposeKey({ path }: { path: string }) {
  const { t } = useTranslation();
  const items = t('facility.checklistItems').split('|');
  return (
    <FormKey
      main
      label={t('facility.propose')}
      form={{
        ...{ title: t('facility.propose'), note: t('facility.proposeNote'), method: 'POST' },
        path: `${path}/acceptances`,
        fields: [
          passedField(t('facility.ready'), items),
          { kind: 'text', name: 'note', label: t('facility.note'), longest: 500, optional: true },
        ],
        body: ({ passed, ...rest }) => ({ ...rest, checklist: checklist(items, passed) }),
      }}
    />
  );
}

function DecideKey({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  const items = acceptance.checklist.map(({ item }) => item);
  const results = (['accepted', 'rejected'] as const).map((value) => ({ value, label: t(`facility.result.${value}`) }));
  return (
    <FormKey
      main
      label={t('facility.decide')}
      form={{
        ...{ title: t('facility.decide'), note: t('facility.decideNote'), method: 'POST' },
        path: `/v1/acceptances/${acceptance.id}/decision`,
        fields: [
          passedField(t('facility.passed'), items),
          { kind: 'choice', name: 'result', label: t('facility.acceptance'), options: results },
          { kind: 'date', name: 'inspectedOn', label: t('facility.inspectedOn'), max: today, start: today },
          { kind: 'text', name: 'note', label: t('facility.note'), longest: 500, optional: true },
        ],
        body: ({ passed, ...rest }) => ({ ...rest, checklist: checklist(items, passed) }),
      }}
    />
  );
}

function StateKey({ path, last, rights }: { path: string; last: FacilityState; rights: Rights }) {
  const { t } = useTranslation();
  // A town suspends; everything else the district records.
  const next = NEXT[last].filter((state) => rights.decides || state === 'suspended');
  if (next.length === 0) return null;
  return (
    <FormKey
      label={t('facility.changeState')}
      form={{
        ...{ title: t('facility.changeState'), note: t('facility.changeStateNote'), method: 'POST' },
        path: `${path}/states`,
        fields: [
          {
            ...{ kind: 'choice', name: 'state', label: t('facility.stateLabel') },
            options: next.map((value) => ({ value, label: t(`facility.state.${value}`) })),
          },
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: businessDateAt(new Date()) },
          { kind: 'text', name: 'reason', label: t('facility.reason'), longest: 300 },
        ],
      }}
    />
  );
}

function StarsKey({ path }: { path: string }) {
  const { t } = useTranslation();
  const options = ['1', '2', '3', '4', '5'].map((value) => ({
    value,
    label: t('facility.starsOf', { count: Number(value) }),
  }));
  return (
    <FormKey
      label={t('facility.setStars')}
      form={{
        ...{ title: t('facility.setStars'), method: 'POST', path: `${path}/star-grades` },
        fields: [
          { kind: 'choice', name: 'stars', label: t('facility.stars'), options, numbers: true },
          { kind: 'text', name: 'assessor', label: t('facility.assessor'), longest: 100 },
          { kind: 'text', name: 'basis', label: t('facility.basis'), longest: 200 },
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: businessDateAt(new Date()) },
        ],
      }}
    />
  );
}

function passedField(label: string, items: readonly string[]): Field {
  return { kind: 'several', name: 'passed', label, options: items.map((item) => ({ value: item, label: item })) };
}

function checklist(items: readonly string[], passed: unknown): { item: string; passed: boolean }[] {
  const names: readonly unknown[] = Array.isArray(passed) ? passed : [];
  return items.map((item) => ({ item, passed: names.includes(item) }));
}
