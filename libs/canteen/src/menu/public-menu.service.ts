import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Database } from '@nuancan/platform';
import { MenuErrors } from './menu.errors.js';
import type { PublicMenuDto, PublicMenuPlaceDto, PublicMenuPlacesDto } from './public-menu.dto.js';

const KEPT_MS = 60_000;
const MOST_KEPT = 1000;
const FARTHEST_DAYS = 35;
const PLACES = 'places';

interface Kept {
  readonly answer: unknown;
  readonly at: number;
}

/** Menus to whoever asks. Each is read once a minute at most, so that a crowd costs the counters nothing. */
@Injectable()
export class PublicMenuService {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly database: Database) {}

  async places(): Promise<PublicMenuPlacesDto> {
    return this.once(PLACES, async () => ({
      items: await this.database.statement<PublicMenuPlaceDto[]>(
        `SELECT facility_id AS "facilityId", facility_name AS "facilityName", town_name AS "townName" FROM canteen.public_menu_places()`,
        [],
      ),
    }));
  }

  /** Seven days from a day near today. @throws MENU.NO_PUBLIC_MENU; KERNEL.NOT_A_DATE */
  async week(facilityId: string, asked?: string): Promise<PublicMenuDto> {
    const from = nearToday(parseBusinessDate(asked ?? businessDateAt(new Date())));
    const menu = await this.once(`${facilityId} ${from}`, async () => {
      const [row] = await this.database.statement<{ menu: PublicMenuDto | null }[]>(
        'SELECT canteen.public_menu($1, $2) AS menu',
        [facilityId, from],
      );
      return row?.menu ?? null;
    });
    if (!menu) throw MenuErrors.NO_PUBLIC_MENU();
    return menu;
  }

  private async once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const kept = this.kept.get(key);
    if (kept !== undefined && now - kept.at < KEPT_MS) return kept.answer as T;
    const answer = await read();
    this.kept.delete(key);
    this.kept.set(key, { answer, at: now });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }
}

/** Another week far away would be as the nearest that is told. */
function nearToday(from: BusinessDate): BusinessDate {
  const today = businessDateAt(new Date());
  const [first, last] = [addDays(today, -FARTHEST_DAYS), addDays(today, FARTHEST_DAYS)];
  if (from < first) return first;
  return from > last ? last : from;
}
