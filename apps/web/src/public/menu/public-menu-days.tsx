import '../../shared/form-texts.js';
import { parseBusinessDate, weekdayOf } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { yuan } from '../yuan.js';

type Menu = components['schemas']['PublicMenuDto'];
type Line = components['schemas']['PublicMenuLineDto'];

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;

/** Day by day and slot by slot: lines with price, dishes and what they contain. */
export function PublicMenuDays({ menu }: { menu: Menu }) {
  const { t } = useTranslation();
  return (
    <div className="public-menu-days">
      {menu.days.map(({ businessDate, lines }) => (
        <section key={businessDate} aria-label={businessDate}>
          <h2>
            {t(`weekday.d${weekdayOf(parseBusinessDate(businessDate))}`)} {businessDate.slice(5)}
          </h2>
          {lines.length === 0 && <p className="public-menu-note">{t('publicMenu.none')}</p>}
          {SLOTS.map((slot) => {
            const ofSlot = lines.filter((line) => line.slot === slot);
            return ofSlot.length === 0 ? null : <SlotLines key={slot} title={t(`slot.${slot}`)} lines={ofSlot} />;
          })}
        </section>
      ))}
    </div>
  );
}

function SlotLines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ name, kind, priceFen, soldOut, dishes }) => (
          <li key={name} className="public-menu-line">
            <strong>{name}</strong>
            <span>¥{yuan(priceFen)}</span>
            {soldOut && <span>{t('publicMenu.soldOut')}</span>}
            {kind === 'set' && dishes.length === 0 && <small>{t('publicMenu.notPlanned')}</small>}
            {dishes.map((dish) => (
              <span key={dish.name}>
                {dish.name}
                {dish.contains.length > 0 && (
                  <small>
                    （
                    {t('publicMenu.contains', {
                      contents: dish.contains.map((content) => t(`content.${content}`)).join(t('contents.and')),
                    })}
                    ）
                  </small>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
