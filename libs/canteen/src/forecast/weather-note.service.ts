import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, hashBody, type Scope } from '@nuancan/platform';
import { ForecastErrors, refusingNotes } from './forecast.errors.js';
import type { NoteWeatherDto, WeatherNoteDto } from './weather-note.dto.js';

const COLUMNS = `id, business_date AS "businessDate", weather, recorded_at AS "recordedAt"`;
const EARLIER = `SELECT ${COLUMNS}, encode(body_hash, 'hex') AS "bodyHash" FROM canteen.weather_notes WHERE facility_id = $1 AND client_id = $2`;
const NOTE = `INSERT INTO canteen.weather_notes (district_code, town_code, facility_id, business_date, weather, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), platform.scope_account()) RETURNING ${COLUMNS}`;

/** What kitchens note of the weather. */
@Injectable()
export class WeatherNoteService {
  constructor(private readonly database: Database) {}

  /** Notes it, once a client id. @throws FORECAST.FACILITY_NOT_IN_SCOPE, CLIENT_ID_CLASH, NOTE_OUT_OF_TIME */
  async note(scope: Scope, draft: NoteWeatherDto): Promise<WeatherNoteDto> {
    const businessDate = parseBusinessDate(draft.businessDate);
    const bodyHash = hashBody(draft);
    return refusingNotes(() =>
      this.database.scoped(scope, async (tx) => {
        const of = draft.facilityId ?? scope.facilityId;
        const place = await placeInScope(tx, scope, of, ForecastErrors.FACILITY_NOT_IN_SCOPE);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`weather ${draft.clientId}`]);
        const [earlier] = await tx.query<(WeatherNoteDto & { bodyHash: string })[]>(EARLIER, [
          place.id,
          draft.clientId,
        ]);
        if (earlier) {
          const { bodyHash: before, ...note } = earlier;
          if (before !== bodyHash) throw ForecastErrors.CLIENT_ID_CLASH();
          return note;
        }
        const [noted] = await tx.query<[WeatherNoteDto]>(NOTE, [
          ...[place.districtCode, place.townCode, place.id, businessDate, draft.weather, draft.clientId, bodyHash],
        ]);
        return noted;
      }),
    );
  }
}
