import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';

/** The way between the trial balance, the months and the corrections; town and day of the one stay with it. */
export function BookViews() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const town = params.get('townCode');
  const search = town === null ? '' : `?townCode=${town}`;
  return (
    <nav className="book-views" aria-label={t('books.views')}>
      <NavLink className="button" end to={`/books${search}`}>
        {t('books.balances')}
      </NavLink>
      <NavLink className="button" to={`/books/sheet${search}`}>
        {t('sheet.title')}
      </NavLink>
      <NavLink className="button" to={`/books/months${search}`}>
        {t('books.months')}
      </NavLink>
      <NavLink className="button" to="/books/corrections">
        {t('proposals.title')}
      </NavLink>
    </nav>
  );
}
