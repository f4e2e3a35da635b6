import '../facilities/facilities.css';
import '../registry-texts.js';
import '../../production/production-texts.js';
import '../../shared/content-texts.js';
import '../../shared/form-texts.js';
import './dish-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { newDishForm } from '../../operator/production/entry-forms.js';
import type { Dish } from '../../production/production-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { dishBody, dishFields } from './dish-fields.js';

const MOST_DISHES = 500;
const SHOWN = ['in_use', 'retired', 'all'] as const;
const REFRESH = ['dishes'];

/** 菜品库: the dishes that the district shares, and what canteens add for themselves. */
export function DishesPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const shown = SHOWN.find((one) => one === params.get('show')) ?? 'in_use';
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['dishes', 'list', shown],
    queryFn: ({ signal }) => request<{ items: Dish[] }>(`/v1/dishes?state=${shown}&limit=${MOST_DISHES}`, { signal }),
  });
  const mayChange = account.role === 'district_official';
  const titles = [
    ...[t('districtDishes.name'), t('production.dishKind'), t('production.ingredients'), t('production.contains')],
    ...[t('production.portionGrams'), t('districtDishes.state'), ...(mayChange ? [t('districtDishes.keys')] : [])],
  ];
  return (
    <>
      <PageHeader title={t('districtDishes.title')}>{mayChange && <AddKey />}</PageHeader>
      <p>{t('districtDishes.about')}</p>
      <label className="field">
        <span>{t('districtDishes.shown')}</span>
        <select className="input" value={shown} onChange={({ target }) => choose('show', target.value)}>
          {SHOWN.map((value) => (
            <option key={value} value={value}>
              {t(`districtDishes.show.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {isPending && <p role="status">{t('district.loading')}</p>}
      {data && (
        <LazyTable
          caption={t('districtDishes.title')}
          none={t('districtDishes.none')}
          columns={titles.map((title, at) => ({ title, figure: at === 4 }))}
          rows={data.items.map((dish) => ({ key: dish.id, cells: cellsOf(dish) }))}
        />
      )}
    </>
  );

  function cellsOf(dish: Dish) {
    const ofDistrict = dish.facilityId === null;
    const state = dish.retiredOn ? t('districtDishes.retiredOn', { day: dish.retiredOn }) : t('districtDishes.inUse');
    const cells = [
      dish.name,
      t(`production.kindOf.${dish.kind}`),
      dish.ingredients.join('、'),
      dish.contains.map((value) => t(`content.${value}`)).join('、'),
      dish.portionGrams,
      ofDistrict ? state : `${state} · ${t('districtDishes.ownOf')}`,
    ];
    if (!mayChange) return cells;
    return [...cells, ofDistrict && dish.retiredOn === null ? <DishKeys dish={dish} /> : null];
  }
}

function AddKey() {
  const { t } = useTranslation();
  const form = newDishForm(t);
  return <FormKey main label={form.title} refresh={REFRESH} form={{ ...form, method: 'POST', path: '/v1/dishes' }} />;
}

function DishKeys({ dish }: { dish: Dish }) {
  const { t } = useTranslation();
  const { id, name, version } = dish;
  return (
    <span className="form-keys">
      <FormKey
        label={t('districtDishes.editOf', { name })}
        refresh={REFRESH}
        form={{
          ...{ title: t('districtDishes.editOf', { name }), fields: dishFields(t, dish) },
          ...{ method: 'PATCH', path: `/v1/dishes/${id}`, version, body: dishBody },
        }}
      />
      <FormKey
        label={t('districtDishes.retireOf', { name })}
        refresh={REFRESH}
        form={{
          ...{ title: t('districtDishes.retireOf', { name }), note: t('districtDishes.retireNote'), fields: [] },
          ...{ method: 'POST', path: `/v1/dishes/${id}/retirement`, version, body: () => null },
        }}
      />
    </span>
  );
}
