import type { ComponentType } from 'react';
import type { Account, Role } from '../api/contract.js';
import type { zh } from './official-texts.js';

/** What every page is given. */
export interface OfficialPageProps {
  readonly account: Account;
}

/** A page of the officials' face, as the navigation and the router know it. */
export interface OfficialPage {
  /** Its address; the page may have further ones below it. */
  readonly path: `/${string}`;
  /** Key of its name in the navigation, under `page` in official-texts.ts. */
  readonly titleKey: keyof typeof zh.page;
  /** Fetched when the page is first opened. */
  readonly component: ComponentType<OfficialPageProps>;
  /** Reached another way than by the navigation. */
  readonly isHidden?: boolean;
  /** Who sees it; the server refuses everybody else whatever this says. */
  readonly roles: readonly Role[];
}
