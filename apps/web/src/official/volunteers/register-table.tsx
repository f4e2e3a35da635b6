import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.js';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import { StateTag } from '../../shared/state-tag.js';
import '../../operator/volunteers/carry/carry-texts.js';
import { skillWords } from '../../operator/volunteers/skill-words.js';
import { CarryKey } from './carry-key.js';
import { RedeemKey } from './redeem-key.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';

type Register = components['schemas']['VolunteerListDto'];
type Volunteer = Register['items'][number];

const STATES = ['active', 'paused', 'left'] as const;
const REFRESH = ['volunteers', 'register'];

/** The register, page by page: names masked, checked by another person than who registered. */
export function RegisterTable({ role }: { role: Role }) {
  const { t } = useTranslation();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...REFRESH, cursor ?? ''],
    queryFn: ({ signal }) =>
      request<Register>(`/v1/volunteers?limit=50${cursor === undefined ? '' : `&cursor=${cursor}`}`, { signal }),
    placeholderData: (before) => before,
  });
  const writes = role !== 'auditor';
  return (
    <FactsSection title={t('helper.register')} query={query}>
      {({ items, nextCursor }) => (
        <>
          <FactTable
            caption={t('helper.register')}
            captionHidden
            none={t('helper.noVolunteers')}
            head={[
              ...[t('helping.number'), t('helper.name'), t('helper.phone'), t('helper.state'), t('helper.skillKey')],
              ...[
                t('helping.carries'),
                t('carry.account'),
                t('helping.balance'),
                ...(writes ? [t('helping.keys')] : []),
              ],
            ]}
            figures={[0, 7]}
            rows={items.map((volunteer) => ({
              id: volunteer.id,
              quiet: volunteer.state === 'left',
              cells: [
                ...[volunteer.registerNo, volunteer.name ?? '—', volunteer.phone ?? '—'],
                <States volunteer={volunteer} />,
                volunteer.skills.map((skill) => skillWords(t, skill)).join('、'),
                volunteer.deliveryMode ? t(`carry.modes.${volunteer.deliveryMode}`) : t('carry.noneShort'),
                t(volunteer.hasAccount ? 'carry.linked' : 'carry.notLinked'),
                volunteer.balanceMinutes,
                ...(writes ? [<Keys volunteer={volunteer} />] : []),
              ],
            }))}
          />
          {(nextCursor !== null || cursors.length > 0) && (
            <p>
              <button
                type="button"
                className="button"
                disabled={cursors.length === 0}
                onClick={() => setCursors(cursors.slice(0, -1))}
              >
                ‹
              </button>{' '}
              <button
                type="button"
                className="button"
                disabled={nextCursor === null}
                onClick={() => nextCursor !== null && setCursors([...cursors, nextCursor])}
              >
                ›
              </button>
            </p>
          )}
        </>
      )}
    </FactsSection>
  );
}

function States({ volunteer: { state, checked, erased } }: { volunteer: Volunteer }) {
  const { t } = useTranslation();
  if (erased) return <StateTag tone="quiet">{t('helper.erasedTag')}</StateTag>;
  return (
    <>
      <StateTag tone={state === 'active' ? 'good' : 'quiet'}>{t(`helper.states.${state}`)}</StateTag>{' '}
      {!checked && <StateTag tone="warn">{t('helper.unchecked')}</StateTag>}
    </>
  );
}

function Keys({ volunteer }: { volunteer: Volunteer }) {
  const { t } = useTranslation();
  const { id, registerNo: no, state, version, mayCheck, erased, balanceMinutes } = volunteer;
  const path = `/v1/volunteers/${id}`;
  if (erased) return null;
  return (
    <>
      {mayCheck && (
        <FormKey
          label={t('helping.check')}
          refresh={REFRESH}
          main
          form={{
            ...{ title: t('helping.checkTitle', { no }), note: t('helping.checkNote'), fields: [], method: 'POST' },
            path: `${path}/check`,
            body: () => null,
          }}
        />
      )}{' '}
      <CarryKey {...{ volunteer }} />{' '}
      <FormKey
        label={t('helping.edit')}
        refresh={REFRESH}
        form={{
          ...{ title: t('helping.editTitle', { no }), method: 'PATCH', path, version },
          fields: [
            {
              kind: 'choice',
              name: 'state',
              label: t('helper.state'),
              start: state,
              options: STATES.map((value) => ({ value, label: t(`helper.states.${value}`) })),
            },
            { kind: 'text', name: 'login', label: t('helping.phone'), longest: 64, optional: true },
          ],
        }}
      />{' '}
      <a className="button" href={`${path}/statement?format=xlsx`}>
        {t('helper.statement')}
      </a>{' '}
      {state !== 'left' && balanceMinutes > 0 && (
        <RedeemKey volunteerId={id} registerNo={no} {...{ balanceMinutes }} today={businessDateAt(new Date())} />
      )}{' '}
      {state === 'left' && (
        <FormKey
          label={t('helping.erase')}
          refresh={REFRESH}
          form={{
            ...{ title: t('helping.eraseTitle', { no }), note: t('helping.eraseNote', { minutes: balanceMinutes }) },
            ...{ method: 'POST', path: `${path}/erasure` },
            fields: [{ kind: 'integer', name: 'unusedMinutes', label: t('helping.unused'), most: 100_000_000 }],
          }}
        />
      )}
    </>
  );
}
