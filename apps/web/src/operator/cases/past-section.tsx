import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { components } from '../../api/schema.js';
import { FormKey } from '../../shared/form-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { OversightSection } from '../oversight/oversight-section.js';

type KitchenCases = components['schemas']['KitchenCasesDto'];
type KitchenCase = components['schemas']['KitchenCaseDto'];

const TONES = { carry_on: 'good', ask_first: 'warn', pause: 'danger' } as const;
const LONGEST_PHONE = 20;

/** Closed cases with what to do about meals, and where officers reach the kitchen. */
export function PastSection() {
  const { t } = useTranslation();
  const query = usePages<KitchenCases>({ path: '/v1/kitchen-cases?limit=50', key: ['welfare', 'past'] });
  const phone = query.data?.pages[0]?.phone ?? null;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <OversightSection title={t('kitchenCases.past')} query={query}>
        {() => (
          <>
            {items.length === 0 && <p>{t('kitchenCases.nonePast')}</p>}
            <ul className="oversight-cards">
              {items.map((one) => (
                <PastCard key={one.id} one={one} />
              ))}
            </ul>
            {query.hasNextPage && (
              <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
                {t('kitchenCases.more')}
              </button>
            )}
          </>
        )}
      </OversightSection>
      <OversightSection title={t('kitchenCases.phone')} query={query}>
        {() => (
          <>
            <p>{phone ?? t('kitchenCases.phoneUnset')}</p>
            <FormKey
              label={t('kitchenCases.change')}
              refresh={['welfare', 'past']}
              form={{
                ...{ title: t('kitchenCases.phone'), method: 'PUT', path: '/v1/kitchen-cases/phone' },
                fields: [
                  {
                    ...{ kind: 'text', name: 'kitchenPhone', label: t('kitchenCases.phoneField') },
                    ...{ longest: LONGEST_PHONE, start: phone ?? '' },
                  },
                ],
              }}
            />
          </>
        )}
      </OversightSection>
    </>
  );
}

function PastCard({ one }: { one: KitchenCase }) {
  const { t } = useTranslation();
  const { businessDate, slot, absentSince } = one;
  const facts = [
    one.villageName,
    businessDate === null || slot === null
      ? null
      : t('kitchenCases.of', { day: businessDate, slot: t(`slot.${slot}`) }),
    absentSince === null ? null : t('kitchenCases.absentSince', { day: absentSince }),
    t('kitchenCases.closedAt', { time: moment(one.closedAt) }),
  ];
  return (
    <li className="oversight-card">
      <h3>
        {one.residentName ?? t('kitchenCases.someone')} · {t(`kitchenCases.kindOf.${one.kind}`)}
      </h3>
      <p>{facts.filter((part) => part !== null).join(' · ')}</p>
      <p>
        <StateTag tone={TONES[one.advice]}>{t(`kitchenCases.meals.${one.advice}`)}</StateTag>{' '}
        {t(`kitchenCases.adviceOf.${one.advice}`)}
      </p>
    </li>
  );
}
