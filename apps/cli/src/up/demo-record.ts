import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the demo district is in the embedded database; `loading` = a first start was ended in the middle of it. */
export type DemoState = 'absent' | 'loading' | 'loaded';

/** Remembers the state of the demo district in one small file beside the data. */
export class DemoRecord {
  private readonly file: string;

  constructor(stateFolder: string) {
    this.file = join(stateFolder, 'demo');
  }

  get state(): DemoState {
    try {
      const text = readFileSync(this.file, 'utf8').trim();
      return text === 'loaded' ? 'loaded' : 'loading';
    } catch {
      return 'absent';
    }
  }

  set state(state: DemoState) {
    if (state === 'absent') rmSync(this.file, { force: true });
    else writeFileSync(this.file, `${state}\n`, { flush: true });
  }
}
