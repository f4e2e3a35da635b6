import { businessDateAt } from '@nuancan/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import type { components } from '../../../api/schema.js';
import { FormDialog } from '../../../shared/form-dialog.js';
import type { FormBody } from '../../../shared/form-values.js';
import { StateTag } from '../../../shared/state-tag.js';
import { BooksFailure } from '../../books/books-failure.js';
import { useAddress } from '../../books/use-address.js';
import { FactTable } from '../../facilities/facts-section.js';
import { PageHeader } from '../../shell/page-header.js';

type Calendar = components['schemas']['CalendarDto'];

const KINDS = ['holiday', 'working', 'ordinary'] as const;
const TONES = { holiday: 'warn', working: 'good', weekend: 'quiet' } as const;
const NAME_LONGEST = 40;

/** 节假日: festivals and days off by law, and what the district says of single days. */
export function CalendarPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const thisYear = Number(businessDateAt(new Date()).slice(0, 4));
  const year = Number(params.get('year') ?? thisYear);
  const query = useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => request<Calendar>(`/v1/calendar?year=${year}`, { signal }),
  });
  return (
    <>
      <PageHeader title={t('calendar.title')}>
        <Link className="button" to="/policies">
          ← {t('policies.back')}
        </Link>
        {account.role === 'district_official' && <SayKey year={year} />}
      </PageHeader>
      <div>
        <label className="field">
          <span>{t('calendar.year')}</span>
          <select className="input" value={year} onChange={({ target }) => choose('year', target.value)}>
            {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <section className="facts">
          <FactTable
            caption={t('calendar.title')}
            captionHidden
            none={t('calendar.none')}
            head={[t('calendar.day'), t('calendar.festival'), t('calendar.kind'), t('calendar.said')]}
            rows={query.data.days.map(({ day, festival, name, kind, isSaid }) => ({
              id: day,
              cells: [
                day,
                name ?? (festival === null ? '' : t(`calendar.festivals.${festival}`)),
                <StateTag tone={TONES[kind]}>{t(`calendar.kinds.${kind}`)}</StateTag>,
                t(isSaid ? 'calendar.byDistrict' : 'calendar.byLaw'),
              ],
            }))}
          />
        </section>
      )}
    </>
  );
}

function SayKey({ year }: { year: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const send = async (body: FormBody): Promise<void> => {
    const said = await request<Calendar>('/v1/calendar/days', { method: 'POST', body });
    queries.setQueryData(['calendar', said.year], said);
  };
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setOpen(true)}>
        {t('calendar.say')}
      </button>
      {open && (
        <FormDialog
          title={t('calendar.say')}
          note={t('calendar.sayText')}
          fields={[
            { kind: 'date', name: 'day', label: t('calendar.day'), start: `${year}-01-01` },
            {
              ...{ kind: 'choice', name: 'kind', label: t('calendar.kind') },
              options: KINDS.map((kind) => ({ value: kind, label: t(`calendar.sayKinds.${kind}`) })),
            },
            { kind: 'text', name: 'name', label: t('calendar.name'), longest: NAME_LONGEST, optional: true },
          ]}
          submit={t('calendar.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
