import { useEffect, useState } from 'react';
import type { MenuDish } from '../../api/menu-contract.js';
import { request } from '../../api/request.js';

const MOST = 500;

/** What the facility may cook, by name; empty until it is there, and without a network. */
export function useDishes(): readonly Pick<MenuDish, 'id' | 'name'>[] {
  const [dishes, setDishes] = useState<readonly MenuDish[]>([]);
  useEffect(() => {
    const ender = new AbortController();
    request<{ items: MenuDish[] }>(`/v1/dishes?limit=${MOST}`, { signal: ender.signal }).then(
      ({ items }) => setDishes(items),
      () => undefined,
    );
    return () => ender.abort();
  }, []);
  return dishes;
}
