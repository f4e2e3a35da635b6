import '../facilities/facilities.css';
import '../facilities/facility-texts.js';
import '../registry-texts.js';
import '../../shared/form-texts.js';
import './dish-trace-texts.js';
import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { DishTraceResult, type DishTrace } from './dish-trace-result.js';
import { ShowNamesKey } from './show-names-key.js';

const MOST_DISHES = 500;
const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;

interface Dish {
  readonly id: string;
  readonly name: string;
}

/** 菜品追溯: who ate a dish on a day, and what nobody can know. */
export function DishTracePage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const dishId = params.get('dishId');
  const businessDate = params.get('date') ?? businessDateAt(new Date());
  const slot = params.get('slot');
  const dishes = useQuery({
    queryKey: ['dishes', 'all'],
    queryFn: ({ signal }) => request<{ items: Dish[] }>(`/v1/dishes?state=all&limit=${MOST_DISHES}`, { signal }),
  });
  const asked = { dishId: dishId ?? '', businessDate, ...(slot !== null && { slot }) };
  const search = new URLSearchParams(asked).toString();
  const query = useQuery({
    queryKey: ['dish-trace', search],
    queryFn: ({ signal }) => request<DishTrace>(`/v1/dish-traces?${search}`, { signal }),
    enabled: dishId !== null,
  });
  const [named, setNamed] = useState<{ search: string; trace: DishTrace } | null>(null);
  const isNamed = named?.search === search;
  const trace = isNamed ? named.trace : query.data;
  const mayName = account.role === 'town_official' || account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('dishTrace.title')}>
        {mayName && trace && trace.meals.length > 0 && !isNamed && (
          <ShowNamesKey asked={asked} onShown={(shown) => setNamed({ search, trace: shown })} />
        )}
      </PageHeader>
      <p>{t('dishTrace.about')}</p>
      <div className="facility-filters" role="group" aria-label={t('dishTrace.title')}>
        <label className="field">
          <span>{t('dishTrace.dish')}</span>
          <select className="input" value={dishId ?? ''} onChange={({ target }) => choose('dishId', target.value)}>
            <option value="">{t('dishTrace.pickDish')}</option>
            {dishes.data?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('dishTrace.date')}</span>
          <input
            className="input"
            type="date"
            required
            value={businessDate}
            onChange={({ target }) => target.value !== '' && choose('date', target.value)}
          />
        </label>
        <SlotField slot={slot} onChoose={(value) => choose('slot', value)} />
      </div>
      <BooksFailure error={dishes.error ?? query.error} onRetry={() => void query.refetch()} />
      {dishId === null && <EmptyState title={t('dishTrace.pickDish')} />}
      {dishId !== null && query.isPending && <p role="status">{t('district.loading')}</p>}
      {isNamed && <p role="status">{t('dishTrace.shown')}</p>}
      {trace?.places.length === 0 && <EmptyState title={t('dishTrace.none')} />}
      {trace && trace.places.length > 0 && <DishTraceResult trace={trace} mayOpen={mayName} />}
    </>
  );
}

function SlotField({ slot, onChoose }: { slot: string | null; onChoose: (slot: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('dishTrace.slot')}</span>
      <select className="input" value={slot ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t('dishTrace.allSlots')}</option>
        {SLOTS.map((value) => (
          <option key={value} value={value}>
            {t(`slot.${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
