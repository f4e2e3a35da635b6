import '../../map/map-texts.js';
import '../../shared/form-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { MealMapView } from '../../map/meal-map-view.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';

type PublicMap = components['schemas']['PublicMapDto'];

/** 助餐地图: streets, points, how far it is to them, and where nothing reaches. */
export function MealMapPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { districtCode } = account.scope;
  const { data, error, refetch } = useQuery({
    queryKey: ['meal-map', districtCode],
    queryFn: ({ signal }) => request<PublicMap>(`/v1/public-maps/${districtCode}`, { signal }),
    retry: false,
  });
  const isMissing = ApiProblem.hasStatus(error, 404);
  return (
    <>
      <PageHeader title={t('mealMap.title')} />
      {isMissing && <EmptyState title={t('mealMap.missing')} />}
      {!isMissing && <BooksFailure error={error} onRetry={() => void refetch()} />}
      {!data && error === null && <p role="status">{t('mealMap.loading')}</p>}
      {data && <MealMapView map={data} tiles="/v1/tiles" hasClusters />}
    </>
  );
}
