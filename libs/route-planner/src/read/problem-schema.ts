const whole = { type: 'integer', minimum: 0 };
const id = { type: 'string', minLength: 1, maxLength: 100 };
const ids = { type: 'array', items: id, maxItems: 1000 };
const timeWindow = { type: 'array', items: whole, minItems: 2, maxItems: 2 };
const boxes = { type: 'array', items: whole, minItems: 1, maxItems: 20 };
const matrix = { type: 'array', items: { type: 'array', items: whole } };

function object(properties: Record<string, object>, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Our own JSON form of a problem (JSON Schema 2020-12): that of `Problem`, ways as rows of rows. */
export const PROBLEM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'nuancan route problem',
  ...object(
    {
      places: { ...whole, minimum: 1 },
      travel: {
        type: 'object',
        minProperties: 1,
        additionalProperties: object({ duration: matrix, cost: matrix }, ['duration']),
      },
      boxTypes: { ...ids, minItems: 1, maxItems: 20 },
      kitchens: { type: 'array', items: object({ id, place: whole, open: timeWindow }, ['id', 'place']) },
      stops: {
        type: 'array',
        items: object(
          {
            id,
            place: whole,
            boxes,
            windows: { type: 'array', items: timeWindow },
            service: whole,
            mostFromKitchen: whole,
            kitchens: ids,
            skills: ids,
            priority: { ...whole, minimum: 1 },
            prize: whole,
            lockedTo: id,
            lockedOrder: { ...whole, minimum: 1 },
            unfamiliarity: { type: 'object', additionalProperties: whole },
          },
          ['id', 'place', 'boxes'],
        ),
      },
      volunteers: {
        type: 'array',
        items: object(
          {
            id,
            mode: id,
            capacity: boxes,
            window: timeWindow,
            mostDuration: whole,
            start: { type: ['integer', 'null'], minimum: 0 },
            end: { type: ['integer', 'null'], minimum: 0 },
            mostTrips: { ...whole, minimum: 1 },
            reload: whole,
            kitchens: ids,
            skills: ids,
            fixedCost: whole,
          },
          ['id', 'mode', 'capacity'],
        ),
      },
      weights: object({ duration: whole, balance: whole, change: whole }, []),
      previous: { type: 'object', additionalProperties: id },
    },
    ['places', 'travel', 'boxTypes', 'kitchens', 'stops', 'volunteers'],
  ),
} as const;
