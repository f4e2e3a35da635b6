import { Injectable } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import type { AnyImportKind, ImportKindName } from './import-kind.js';

/** The kinds of lists of this process; each feature adds its own when it starts. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<ImportKindName, AnyImportKind>();

  add(kind: AnyImportKind): void {
    assert(!this.kinds.has(kind.name), `two kinds of import are called ${kind.name}`);
    this.kinds.set(kind.name, kind);
  }

  get(name: ImportKindName): AnyImportKind {
    const kind = this.kinds.get(name);
    assert(kind !== undefined, `no kind of import is called ${name}`);
    return kind;
  }

  all(): readonly AnyImportKind[] {
    return [...this.kinds.values()];
  }
}
