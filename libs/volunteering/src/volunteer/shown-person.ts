import type { Scope } from '@nuancan/platform';
import { maskedPhone, maskName } from '@nuancan/registry';

interface Person {
  readonly name: string | null;
  readonly phone: string | null;
  readonly initials: string | null;
}

/** A name as this account reads it in a list: in clear to whoever runs the shifts, and to the volunteer. */
export function shownName({ role }: Scope, name: string | null): string | null {
  return name === null || role === 'operator' || role === 'volunteer' ? name : maskName(name);
}

/** A person as a list shows it: names as `shownName`, phones masked for everybody. */
export function shownPerson<T extends Person>(scope: Scope, person: T): T {
  const name = shownName(scope, person.name);
  const initials = name === person.name ? person.initials : null;
  return { ...person, name, initials, phone: maskedPhone(person.phone) };
}
