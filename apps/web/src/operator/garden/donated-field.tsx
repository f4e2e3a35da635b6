import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { AwaitedGoods, AwaitedGoodsList } from './garden-contract.js';
import { kilograms } from './kilograms.js';

interface DonatedFieldProps {
  readonly picked: AwaitedGoods | null;
  readonly onPick: (goods: AwaitedGoods | null) => void;
}

/** Donated goods that wait to be taken into stock; without a network, or when none wait, there is nothing to pick. */
export function DonatedField({ picked, onPick }: DonatedFieldProps) {
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
  }, []);
  if (awaited.length === 0) return null;
  return (
    <label className="field">
      <span>{t('garden.donated')}</span>
      <select
        className="input"
        value={picked?.goodsId ?? ''}
        onChange={({ target }) => onPick(awaited.find(({ goodsId }) => goodsId === target.value) ?? null)}
      >
        <option value="" />
        {awaited.map(({ goodsId, description, quantityG, givenOn }) => (
          <option key={goodsId} value={goodsId}>
            {t('garden.donatedOf', { what: description, kg: kilograms(quantityG), day: givenOn })}
          </option>
        ))}
      </select>
    </label>
  );
}
