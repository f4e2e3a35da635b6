/** A statement with positional parameters. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Puts `$n` in place of `{name}` for each name of `given`. Numbers bind as numeric, texts as dates.
 * @throws for a `{name}` that nobody gives
 */
export function bindNumbers(sql: string, given: Readonly<Record<string, number | string>>): BoundStatement {
  const values: unknown[] = [];
  const places = new Map<string, string>();
  const bound = sql.replace(/\{([a-z][A-Za-z]*)\}/g, (_, name: string) => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const value = given[name];
    if (value === undefined) throw new Error(`a check asks for {${name}}, which nobody gives`);
    values.push(value);
    const place = `$${values.length}::${typeof value === 'number' ? 'numeric' : 'date'}`;
    places.set(name, place);
    return place;
  });
  return { sql: bound, values };
}
