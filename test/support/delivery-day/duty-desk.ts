import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseBoardDto, CaseDetailDto, WelfareCaseDto } from '../../../libs/welfare/src/case/case.dto.js';
import type { CaseAct } from '../../../libs/welfare/src/welfare-words.js';
import type { ApiClient } from '../api-client.js';
import { eventually } from '../eventually.js';
import type { DayBook } from './day-book.js';

const LOOK_AGAIN_MS = 300;
const PATIENCE_MS = 240_000;
const CHANGED = [409, 412];

/** Whoever acts in a case: an official of its town, one of the district, or the operator of its kitchen. */
interface Desk {
  readonly official: Person;
  readonly district: Person;
  readonly kitchen: Person;
}

/** Somebody at the api, with the name that steps show. */
interface Person {
  readonly api: ApiClient;
  readonly name: string;
}

/** Those on duty in a town, who look at the board and take each case as the plan of the day says. */
export class DutyDesk {
  private readonly handed = new Set<string>();
  private tag = '';

  constructor(
    private readonly desk: Desk,
    private readonly book: DayBook,
  ) {}

  /** Looks and acts until told that the day is over. */
  async watch(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      for (const item of await this.look()) await this.take(item);
      await sleep(LOOK_AGAIN_MS);
    }
  }

  /** Closes what the district was not told of, and is still open. */
  async finish(): Promise<void> {
    for (;;) {
      this.tag = '';
      const left = (await this.look()).filter(({ chain }) => chain !== 'escalated');
      if (left.length === 0) return;
      for (const item of left) await this.act(this.desk.official, item, 'closed');
    }
  }

  /** Nothing, when nothing happened since the last look. */
  private async look(): Promise<readonly WelfareCaseDto[]> {
    const headers: Record<string, string> = this.tag === '' ? {} : { 'if-none-match': this.tag };
    const answer = await this.desk.official.api.send('GET', '/v1/welfare-cases', undefined, headers).catch(() => null);
    if (answer?.status !== 200) return [];
    this.tag = answer.headers.get('etag') ?? '';
    const { items } = answer.body as CaseBoardDto;
    return items;
  }

  private async take(item: WelfareCaseDto): Promise<void> {
    if (item.state !== 'open') return;
    const care = this.book.careOf.get(item.residentId ?? '') ?? 'ignore';
    if (care === 'close') {
      const taken = await this.acknowledgeAtOnce(item);
      if (taken !== null) await this.act(taken.by, taken.of, 'closed');
    } else if (care === 'kitchen') {
      await this.act(this.desk.kitchen, item, 'acknowledged');
    } else if (care === 'hand_over' && !this.handed.has(item.id)) {
      const taken = await this.act(this.desk.official, item, 'acknowledged');
      if (taken !== null && (await this.act(this.desk.official, taken, 'handed_over')) !== null)
        this.handed.add(item.id);
    }
  }

  /** Town and district press the key at the same moment: it is one of them who holds the case. */
  private async acknowledgeAtOnce(item: WelfareCaseDto): Promise<{ by: Person; of: WelfareCaseDto } | null> {
    const { official, district } = this.desk;
    const both = await Promise.all(
      [official, district].map(async (by) => ({ by, of: await this.act(by, item, 'acknowledged') })),
    );
    const took = both.flatMap(({ by, of }) => (of === null ? [] : [{ by, of }]));
    if (took.length > 1) this.book.wrong.push(`two hold ${item.id}`);
    return took[0] ?? null;
  }

  /** @returns the case as it is then; null when something happened in it meanwhile */
  private async act(by: Person, { id, step }: WelfareCaseDto, action: CaseAct): Promise<CaseDetailDto | null> {
    const body = { action, step, ...(action === 'closed' && { finding: 'well' }) };
    const answer = await by.api.post(`/v1/welfare-cases/${id}/steps`, body).catch(() => null);
    if (answer === null) return this.lookAgain(by, id, [step + 1, action]);
    if (CHANGED.includes(answer.status)) return null;
    if (answer.status !== 200) {
      this.book.wrong.push(`${action} answered ${answer.status} ${answer.text}`);
      return null;
    }
    this.book.act({ caseId: id, step: step + 1, action });
    return answer.body;
  }

  /** Nobody answered: what the case shows later is what was done. */
  private async lookAgain(by: Person, id: string, [step, action]: [number, CaseAct]): Promise<CaseDetailDto | null> {
    const of = await eventually(async () => {
      const { status, body } = await by.api.get(`/v1/welfare-cases/${id}`);
      if (status !== 200) throw new Error(`${id} answered ${status}`);
      return body as CaseDetailDto;
    }, PATIENCE_MS);
    const done = of.steps.find((one) => one.step === step);
    if (done?.action !== action || done.accountName !== by.name) return null;
    this.book.act({ caseId: id, step, action });
    return of;
  }
}
