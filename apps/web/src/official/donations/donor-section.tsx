import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { useWork } from '../../account/use-work.js';
import { FailureLine } from '../../account/failure-line.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import { BooksFailure } from '../books/books-failure.js';
import { DONOR_LONGEST } from './donor-longest.js';
import type { Donor, DonorLinkList, NewDonorLink } from './donation-contract.js';

const DAY_LENGTH = 10;

/** How the desk reaches the donor, and the links to the donor's own page. */
export function DonorSection({ donorId }: { donorId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['donations', 'donor', donorId],
    queryFn: ({ signal }) => request<Donor>(`/v1/donors/${donorId}`, { signal }),
  });
  const donor = query.data;
  return (
    <section className="facts">
      <header>
        <h2>{t('donations.donorSection')}</h2>
        {donor?.erasedAt === null && <EditKey donor={donor} />}
        {donor?.erasedAt === null && (
          <FormKey
            label={t('donations.erase')}
            refresh={['donations']}
            form={{
              ...{ title: t('donations.erase'), note: t('donations.eraseNote'), fields: [] },
              ...{ method: 'POST', path: `/v1/donors/${donorId}/erasure`, body: () => null },
            }}
          />
        )}
      </header>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {donor && (
        <dl className="facility-facts">
          <div>
            <dt>{t('donations.donor')}</dt>
            <dd>
              {donor.name} · {t(`donations.donorKindOf.${donor.kind}`)}
            </dd>
          </div>
          <div>
            <dt>{t('donations.contact')}</dt>
            <dd>{[donor.contactName, donor.phone].filter((part) => part !== null).join(' · ') || '—'}</dd>
          </div>
        </dl>
      )}
      {donor?.erasedAt === null && <Links donorId={donorId} />}
    </section>
  );
}

/** What was written wrong of a donor, or has changed; what came in stays with the donor. */
function EditKey({ donor: { id, kind, name, contactName, phone, version } }: { donor: Donor }) {
  const { t } = useTranslation();
  const contact: Field[] = [
    {
      ...{ kind: 'text', name: 'contactName', label: t('donations.contactName'), longest: DONOR_LONGEST.contact },
      ...{ start: contactName ?? '', optional: true },
    },
    {
      ...{ kind: 'text', name: 'phone', label: t('donations.phone'), longest: DONOR_LONGEST.phone },
      ...{ start: phone ?? '', optional: true },
    },
  ];
  const named: Field = {
    ...{ kind: 'text', name: 'name', label: t('donations.donorName'), longest: DONOR_LONGEST.name, start: name },
  };
  return (
    <FormKey
      label={t('donations.editDonor')}
      refresh={['donations']}
      form={{
        ...{ title: t('donations.editDonor'), note: t('donations.editDonorNote') },
        ...{ method: 'PUT', path: `/v1/donors/${id}`, version, body: (values) => ({ ...values, kind }) },
        fields: kind === 'anonymous' ? contact : [named, ...contact],
      }}
    />
  );
}

function Links({ donorId }: { donorId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const work = useWork();
  const [made, setMade] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['donations', 'links', donorId],
    queryFn: ({ signal }) => request<DonorLinkList>(`/v1/donors/${donorId}/links`, { signal }),
  });
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['donations', 'links', donorId] });
  const make = (): void =>
    void work.run(async () => {
      const { token } = await request<NewDonorLink>(`/v1/donors/${donorId}/links`, { method: 'POST' });
      setMade(`${location.origin}/donor#${token}`);
      await refresh();
    });
  const revoke = (id: string): void =>
    void work.run(async () => {
      await request<undefined>(`/v1/donor-links/${id}/revocation`, { method: 'POST' });
      await refresh();
    });
  return (
    <>
      <h3>{t('donations.links')}</h3>
      <p className="facts-none">{t('donations.linksNote')}</p>
      <div className="form-keys">
        <button type="button" className="button" disabled={work.busy} onClick={make}>
          {t('donations.makeLink')}
        </button>
      </div>
      {made !== null && (
        <div role="status">
          <p>{t('donations.linkOnce')}</p>
          <code className="donor-link">{made}</code>
        </div>
      )}
      <FailureLine failure={work.failure} />
      <ul className="donor-links">
        {(data?.items ?? []).map(({ id, createdAt, revokedAt }) => (
          <li key={id}>
            {t('donations.linkOf', { day: createdAt.slice(0, DAY_LENGTH) })}
            {revokedAt === null ? (
              <button type="button" className="button" disabled={work.busy} onClick={() => revoke(id)}>
                {t('donations.revoke')}
              </button>
            ) : (
              <span>{t('donations.linkRevoked')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
