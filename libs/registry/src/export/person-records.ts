import { Injectable } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';

/** Reads what a part of the product holds of the given entries of one person, in the scope of the transaction. */
export type PersonRecordReader = (tx: Tx, entries: readonly string[]) => Promise<readonly object[]>;

/** What other parts of the product hold of a person: each adds its own when it starts. */
@Injectable()
export class PersonRecords {
  private readonly readers = new Map<string, PersonRecordReader>();

  /** @param section its name in an export */
  add(section: string, reader: PersonRecordReader): void {
    assert(!this.readers.has(section), `two readers of ${section}`);
    this.readers.set(section, reader);
  }

  /** Everything, by section. */
  async read(tx: Tx, entries: readonly string[]): Promise<Record<string, readonly object[]>> {
    const sections: Record<string, readonly object[]> = {};
    for (const [section, reader] of this.readers) sections[section] = await reader(tx, entries);
    return sections;
  }
}
