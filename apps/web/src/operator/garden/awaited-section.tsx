import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { AwaitedGoods, AwaitedGoodsList } from './garden-contract.js';
import { kilograms } from './kilograms.js';

interface AwaitedSectionProps {
  readonly changes: number;
  readonly onTakeIn: (goods: AwaitedGoods) => void;
}

/** Donated goods that wait for somebody to take them into stock; nothing where none wait. */
export function AwaitedSection({ changes, onTakeIn }: AwaitedSectionProps) {
  const { t } = useTranslation();
  const [awaited, setAwaited] = useState<readonly AwaitedGoods[]>([]);
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    request<AwaitedGoodsList>('/v1/donated-goods', { signal }).then(
      ({ items }) => setAwaited(items),
      () => undefined,
    );
    return () => ender.abort();
  }, [changes]);
  if (awaited.length === 0) return null;
  return (
    <section className="garden-section" aria-label={t('garden.awaited')}>
      <h2>{t('garden.awaited')}</h2>
      <ul className="garden-lots">
        {awaited.map((goods) => {
          const { goodsId, description, quantityG, givenOn } = goods;
          const what = t('garden.donatedOf', { what: description, kg: kilograms(quantityG), day: givenOn });
          return (
            <li key={goodsId}>
              <span>{what}</span>
              <button
                type="button"
                className="button"
                aria-label={`${t('garden.takeIn')} ${what}`}
                onClick={() => onTakeIn(goods)}
              >
                {t('garden.takeIn')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
