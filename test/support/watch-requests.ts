import type { BrowserContext } from 'playwright-core';

/** Collects every address that the pages of a context ask for or stand on, decoded; `blob:` and `data:` stay inside. */
export function watchRequests(context: BrowserContext): { readonly addresses: readonly string[] } {
  const addresses: string[] = [];
  const note = (url: string): void => {
    if (!/^(blob|data):/.test(url)) addresses.push(decodeURIComponent(url));
  };
  context.on('request', (request) => note(request.url()));
  context.on('page', (page) => page.on('framenavigated', (frame) => note(frame.url())));
  return { addresses };
}
