import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';
import { loadDeliverers } from '@nuancan/volunteering';
import { CarriersOfRun, type Carrier, type RunPlace } from './carriers-of-run.js';

/** A run is over so many times the minutes on the road after its food begins to leave. */
const SPAN = 3;
const MOST_TRIPS = 3;
const RULE = `SELECT leaves_at AS leaves, most_minutes AS minutes FROM delivery.rule_on($1, $2, $3::date)`;

/** Who signed up for a delivery shift at the kitchen comes; who is free then may be put in. Of both only who has boxes and a mode. */
@Injectable()
export class DelivererCarriers extends CarriersOfRun {
  async find(tx: Tx, { facilityId, businessDate, slot }: RunPlace): Promise<Carrier[]> {
    const [{ leaves, minutes }] = await tx.query<[{ leaves: Date; minutes: number }]>(RULE, [
      facilityId,
      slot,
      businessDate,
    ]);
    const to = new Date(leaves.getTime() + SPAN * minutes * 60_000);
    const found = await loadDeliverers(tx, { facilityId, businessDate, from: leaves, to });
    const carriers = new Map<string, Carrier>();
    for (const deliverer of found) {
      const { volunteerId, mode, hotPortions } = deliverer;
      if (mode === null || hotPortions === 0 || carriers.has(volunteerId)) continue;
      const { name, signUpId, availableFrom, availableTo, mostMinutes, villageCodes, skills } = deliverer;
      carriers.set(volunteerId, {
        ...{ volunteerId, name, mode, boxes: hotPortions, mostTrips: MOST_TRIPS, mostMinutes },
        ...{ available: signUpId !== null, from: availableFrom, to: availableTo, areas: villageCodes, skills },
      });
    }
    return [...carriers.values()];
  }
}
