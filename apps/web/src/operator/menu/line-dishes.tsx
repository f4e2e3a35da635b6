import '../../shared/content-texts.js';
import { useTranslation } from 'react-i18next';
import type { MenuDish } from '../../api/menu-contract.js';

/** What a line is made of on the day, with what somebody may have to avoid. */
export function LineDishes({ dishes }: { readonly dishes: readonly MenuDish[] }) {
  const { t } = useTranslation();
  if (dishes.length === 0) return <p className="menu-dishes state-quiet">{t('menu.notPlanned')}</p>;
  return (
    <ul className="menu-dishes">
      {dishes.map(({ id, name, contains }) => (
        <li key={id}>
          {name}
          {contains.length > 0 && (
            <small>
              {' '}
              {t('menu.contains', {
                contents: contains.map((content) => t(`content.${content}`)).join(t('contents.and')),
              })}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
