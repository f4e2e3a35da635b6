const whole = { type: 'integer', minimum: 0 };
const wholes = { type: 'array', items: whole, maxItems: 1000 };
const timeWindow = { type: 'array', items: whole, minItems: 2, maxItems: 2 };
const name = { anyOf: [{ type: 'integer' }, { type: 'string' }] };
const matrix = { type: 'array', items: { type: 'array', items: whole } };

/** The shape of what we read of VROOM's form; what fields there may be is another matter (see `readVroom`). */
export const VROOM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    vehicles: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: name,
          profile: { type: 'string' },
          start_index: whole,
          end_index: whole,
          capacity: wholes,
          skills: wholes,
          time_window: timeWindow,
          costs: { type: 'object', properties: { fixed: whole } },
        },
        required: ['id'],
      },
    },
    jobs: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: name,
          location_index: whole,
          service: whole,
          delivery: wholes,
          amount: wholes,
          skills: wholes,
          priority: { ...whole, maximum: 100 },
          time_windows: { type: 'array', items: timeWindow },
        },
        required: ['id'],
      },
    },
    matrices: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { durations: matrix, costs: matrix },
        required: ['durations'],
      },
    },
  },
} as const;
