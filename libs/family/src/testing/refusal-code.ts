import type { AskForElderDto } from '../page/family-page.dto.js';
import type { FamilyPageService } from '../page/family-page.service.js';

/** Asks, and tells by which code it was refused. */
export function refusalOf(pages: FamilyPageService, ip: string): (draft: AskForElderDto) => Promise<string> {
  return (draft) =>
    pages.ask(ip, draft).then(
      () => 'asked',
      (error: { readonly code?: string }) => error.code ?? String(error),
    );
}
