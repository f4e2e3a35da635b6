import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnDoorDto } from '../../../libs/delivery/src/outcome/outcome.dto.js';
import type { RunDto, RunRouteDto } from '../../../libs/delivery/src/run/run-seen.dto.js';
import { eventually } from '../eventually.js';
import { Chance } from './chance.js';
import type { CrewOfDay } from './crew-of-day.js';
import type { DayBook } from './day-book.js';
import type { DayKitchen } from './day-kitchen.js';
import { planDoor } from './door-plan.js';
import type { VolunteerPhone } from './volunteer-phone.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long after cooking food may be handed over where a district sets nothing else. */
const GOOD_FOR_MS = 240 * MINUTE_MS;
const PATIENCE_MS = 240_000;
/** Routes that leave before somebody says that they cannot come. */
const FIRST_AWAY = 2;
const NO_SHOWS = 2;
const HASTY_DOORS = 3;

/** What the rounds of a kitchen need of the day. */
export interface RoundsOfDay {
  readonly kitchen: DayKitchen;
  readonly crew: CrewOfDay;
  readonly book: DayBook;
  readonly seed: number;
  readonly businessDate: string;
  /** Who gets the meal of each order. */
  readonly residentOf: ReadonlyMap<string, string>;
}

/** The lunch of one kitchen, from its list to the last door. */
export class KitchenRounds {
  private readonly chance: Chance;
  private readonly away = new Set<string>();
  private planned: RunDto | undefined;

  constructor(private readonly day: RoundsOfDay) {
    this.chance = new Chance(day.seed, 'kitchen', day.kitchen.no);
  }

  get runId(): string {
    return this.planned?.runId ?? '';
  }

  /** Planned by the worker and told to the volunteers. */
  async publish(): Promise<void> {
    const { kitchen, book, seed, residentOf, businessDate } = this.day;
    this.planned = await kitchen.publish(await kitchen.plan(businessDate));
    for (const { orderId, labelNo } of this.planned.stops) {
      book.careOf.set(residentOf.get(orderId) ?? '', planDoor(seed, kitchen.no, labelNo).care);
    }
  }

  /** Some are on the road already when others say that they cannot come; those left take over, and all doors are seen to. */
  async bring(): Promise<void> {
    const run = await this.day.kitchen.run(this.runId);
    const first = run.routes.slice(0, FIRST_AWAY);
    const onTheRoad = first.map((route) => this.carry(run, route));
    const stayed = new Set(first.map(({ volunteerId }) => volunteerId));
    const waiting = [...new Set(run.routes.map(({ volunteerId }) => volunteerId))].filter((id) => !stayed.has(id));
    const noShows = waiting.slice(0, this.chance.between(1, NO_SHOWS));
    await Promise.all(noShows.map((volunteerId) => this.stayAway(volunteerId)));
    const repaired = await this.day.kitchen.untilPlanned(this.runId);
    if (repaired.routes.some((route) => noShows.includes(route.volunteerId)))
      this.day.book.wrong.push('a no-show carries');
    const left = Map.groupBy(
      repaired.routes.filter(({ routeId }) => !this.away.has(routeId)),
      ({ volunteerId }) => volunteerId,
    );
    const rest = [...left.values()].map(async (trips) => {
      for (const route of trips.toSorted((one, other) => one.trip - other.trip)) await this.carry(repaired, route);
    });
    await Promise.all([...onTheRoad, ...rest]);
    for (const { orderId, routeId } of repaired.stops) {
      if (routeId !== null) continue;
      await this.day.kitchen.cancel(orderId);
      this.day.book.cancelled.add(orderId);
    }
  }

  /** By telephone number of doors: 今天来不了, from the phone that would have carried, which knows nobody any more. */
  private async stayAway(volunteerId: string): Promise<void> {
    const phone = await this.day.crew.phoneOf(volunteerId);
    await eventually(async () => {
      const { status, text } = await phone.api.post(`/v1/own-runs/${this.runId}/absence`, undefined);
      if (status !== 200) throw new Error(`absence answered ${status} ${text}`);
    }, PATIENCE_MS);
    if ((await phone.doors()).length > 0) this.day.book.wrong.push('a phone of a no-show knows doors');
    this.day.book.counts.noShows += 1;
  }

  private async carry(run: RunDto, { routeId, volunteerId }: RunRouteDto): Promise<void> {
    const { crew, kitchen, book, seed } = this.day;
    this.away.add(routeId);
    const phone = await crew.phoneOf(volunteerId);
    const chance = new Chance(
      seed,
      'round',
      kitchen.no,
      run.routes.findIndex((route) => route.routeId === routeId),
    );
    const leftAt = new Date(phone.now().getTime() - SECOND_MS);
    const isHasty = chance.happens(0.3);
    const freshMs = !isHasty && chance.happens(0.15) ? chance.between(2, 6) * SECOND_MS : GOOD_FOR_MS - 20 * MINUTE_MS;
    const departure = { leftAt, cookedAt: new Date(leftAt.getTime() + freshMs - GOOD_FOR_MS) };
    const leave = (): Promise<void> => kitchen.leave(routeId, departure);
    if (!isHasty) await leave();
    const doors = (await phone.doors()).filter((door) => door.routeId === routeId);
    if (chance.happens(0.15)) phone.holdPhotos();
    const orderOf = new Map(
      run.stops.filter((stop) => stop.routeId === routeId).map(({ stopId, orderId }) => [stopId, orderId]),
    );
    if (doors.length !== orderOf.size) book.wrong.push(`${doors.length} doors of ${orderOf.size} on a phone`);
    for (const [at, door] of inSomeOrder(doors, chance).entries()) {
      // Some have knocked at the first doors before the kitchen says that they have left; what they found is known by then.
      if (isHasty && at === HASTY_DOORS) await phone.heard(PATIENCE_MS).then(leave);
      await sleep(chance.between(200, 1_300));
      if (chance.happens(0.06)) phone.loseNetwork(chance.between(2, 9) * SECOND_MS);
      const orderId = orderOf.get(door.stopId) ?? '';
      this.knock(phone, door, { orderId, volunteerId });
      if (isHasty && at < HASTY_DOORS) book.hasty.add(orderId);
    }
    if (isHasty && doors.length <= HASTY_DOORS) await phone.heard(PATIENCE_MS).then(leave);
    if (chance.happens(0.4)) await this.sayOtherwise(phone, chance.of([doors[0]!, ...doors]));
  }

  private knock(
    phone: VolunteerPhone,
    door: OwnDoorDto,
    whose: { readonly orderId: string; readonly volunteerId: string },
  ): void {
    const { kitchen, book, seed } = this.day;
    const { said, photo, care } = planDoor(seed, kitchen.no, door.labelNo);
    const at = phone.now();
    const isLate = said.kind === 'delivered' && door.leftAt !== null && at > new Date(door.useBy);
    const { handover: _handover, receiver: _receiver, ...rest } = said;
    const body = phone.say(door.stopId, { at, said: isLate ? { ...rest, kind: 'late' } : said, photo });
    book.note({ ...whose, body, photo, care });
  }

  /** A second phone of the volunteer says something else of a door: it learns that this is known already. */
  private async sayOtherwise(phone: VolunteerPhone, door: OwnDoorDto): Promise<void> {
    await phone.drain(PATIENCE_MS);
    const { book } = this.day;
    const other = phone.other();
    const path = `/v1/own-stops/${door.stopId}/outcome`;
    const { status, body } = await eventually(() => phone.api.post(path, other), PATIENCE_MS);
    if (status !== 409 || body.code !== 'OUTCOME.ALREADY_ENDED')
      book.wrong.push(`a second phone got ${status} ${body.code}`);
    book.counts.secondPhones += 1;
  }
}

/** As planned, but for some doors that are passed by and come back to. */
function inSomeOrder(doors: readonly OwnDoorDto[], chance: Chance): OwnDoorDto[] {
  const rank = new Map(doors.map(({ stopId, position }) => [stopId, position + (chance.happens(0.2) ? 3 : 0)]));
  return doors.toSorted((one, other) => (rank.get(one.stopId) ?? 0) - (rank.get(other.stopId) ?? 0));
}
