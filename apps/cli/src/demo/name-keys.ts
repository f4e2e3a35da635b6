import { namePinyin, type NamePinyin } from '@nuancan/registry';
import type { PersonName } from './person-names.js';

/**
 * Reads names part by part and remembers each part: 140,000 names are made of some seventy surnames and a few
 * thousand given names, and a reading takes some fifty microseconds. The registry's reading stays the only one.
 */
export class NameKeys {
  private readonly surnames = new Map<string, NamePinyin>();
  private readonly given = new Map<string, NamePinyin>();

  keysOf(name: PersonName): NamePinyin {
    const surname = this.remembered(this.surnames, name.surname, namePinyin);
    const given = this.remembered(this.given, name.given, readGiven);
    return { pinyin: surname.pinyin + given.pinyin, initials: surname.initials + given.initials };
  }

  private remembered(known: Map<string, NamePinyin>, part: string, read: (part: string) => NamePinyin): NamePinyin {
    let keys = known.get(part);
    if (!keys) known.set(part, (keys = read(part)));
    return keys;
  }
}

/** The registry reads the head of a name as a surname, so a given name is read behind one and that is cut off. */
function readGiven(given: string): NamePinyin {
  const { pinyin, initials } = namePinyin(`王${given}`);
  return { pinyin: pinyin.slice('wang'.length), initials: initials.slice(1) };
}
