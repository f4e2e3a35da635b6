import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { clientId, everyDay, openOrderDesk, type OrderDesk } from '../../../delivery/src/testing/order-desk.js';
import type { ConsentDto, GiveConsentDto } from '../consent/consent.dto.js';
import { ConsentService } from '../consent/consent.service.js';
import type { AskForElderDto, FamilyPageDto } from '../page/family-page.dto.js';
import { FamilyPageService } from '../page/family-page.service.js';
import { RequestService } from '../request/request.service.js';

export const TODAY = businessDateAt(new Date());
export const IP = '192.0.2.7';

/** A kitchen whose first two elders are brought lunch every day, and what is needed for their families. */
export interface FamilyDesk extends OrderDesk {
  readonly consents: ConsentService;
  readonly pages: FamilyPageService;
  readonly requests: RequestService;
  readonly operator: Scope;
  /** Consent of one of the elders with everything shown, and its link. */
  readonly linked: (
    elder: number,
    changes?: Partial<GiveConsentDto>,
  ) => Promise<{ readonly consent: ConsentDto; readonly token: string }>;
  /** The page, as somebody who has not asked for a while. */
  readonly look: (token: string) => Promise<FamilyPageDto>;
}

export async function openFamilyDesk(): Promise<FamilyDesk> {
  const desk = await openOrderDesk();
  const { database } = desk.test;
  const operator = desk.scopeOf(desk.home, 'operator');
  for (const elder of [0, 1]) {
    await desk.standing.open(operator, everyDay(desk.home.residents[elder]!.id, addDays(TODAY, 1)));
  }
  const consents = new ConsentService(database);
  return {
    ...desk,
    ...{ consents, operator, pages: new FamilyPageService(database), requests: new RequestService(database) },
    linked: async (elder, changes) => {
      const consent = await consents.give(operator, said(desk.home.residents[elder]!.id, changes));
      return { consent, token: (await consents.openLink(operator, consent.id)).token };
    },
    look: (token) => new FamilyPageService(database).open({ token, ip: IP }),
  };
}

let phones = 0;

/** What an elder says: a daughter may see everything for a year. */
export function said(residentId: string, changes: Partial<GiveConsentDto> = {}): GiveConsentDto {
  return {
    ...{ clientId: clientId(), residentId, name: '张小琴', relationship: 'child' },
    phone: `1390574${String((phones += 1)).padStart(4, '0')}`,
    ...{ givenOn: TODAY, way: 'in_person', validUntil: addDays(TODAY, 365) },
    ...{ showsMeals: true, showsBalance: true, showsDeliveries: true },
    ...changes,
  };
}

/** Two hundred yuan for the wallet. */
export function topUp(token: string, changes: Partial<AskForElderDto> = {}): AskForElderDto {
  return { token, clientId: clientId(), kind: 'top_up', amountFen: 20_000, note: '周末我来付', ...changes };
}
