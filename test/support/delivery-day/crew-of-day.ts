import type { Client } from 'pg';
import { ApiClient } from '../api-client.js';
import { eventually } from '../eventually.js';
import { Chance } from './chance.js';
import type { DayBook } from './day-book.js';
import { VolunteerPhone } from './volunteer-phone.js';

const LOGINS = `SELECT v.id, a.login FROM volunteering.volunteers v JOIN identity.accounts a ON a.id = v.account_id`;
const PATIENCE_MS = 240_000;
/** With a network until a moment ago. */
const NEAR_MS = [0, 40_000] as const;
/** Home again after a round without one: what they knocked at is nearly the district's by now. */
const FAR_MS = [160_000, 175_000] as const;
const FAR = 0.55;

/** The volunteers of the day, each with a phone of their own that is logged in when it is first used. */
export class CrewOfDay {
  private readonly phones = new Map<string, Promise<VolunteerPhone>>();

  private constructor(
    private readonly logins: ReadonlyMap<string, string>,
    private readonly day: {
      readonly origin: string;
      readonly password: string;
      readonly book: DayBook;
      readonly seed: number;
    },
  ) {}

  static async open(owner: Client, day: CrewOfDay['day']): Promise<CrewOfDay> {
    const { rows } = await owner.query<{ id: string; login: string }>(LOGINS);
    return new CrewOfDay(new Map(rows.map(({ id, login }) => [id, login])), day);
  }

  phoneOf(volunteerId: string): Promise<VolunteerPhone> {
    const phone = this.phones.get(volunteerId) ?? this.logIn(volunteerId);
    this.phones.set(volunteerId, phone);
    return phone;
  }

  /** Of everybody who was needed. */
  all(): Promise<VolunteerPhone[]> {
    return Promise.all(this.phones.values());
  }

  private async logIn(volunteerId: string): Promise<VolunteerPhone> {
    const { origin, password, book, seed } = this.day;
    const login = this.logins.get(volunteerId) ?? '';
    const chance = new Chance(seed, 'phone', login);
    const [leastMs, mostMs] = chance.happens(FAR) ? FAR_MS : NEAR_MS;
    const lagMs = chance.between(leastMs, mostMs);
    const api = await eventually(() => ApiClient.as(origin, login, password), PATIENCE_MS);
    return new VolunteerPhone(api, book, chance, lagMs);
  }
}
