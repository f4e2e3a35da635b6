import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from '@nuancan/platform';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
/** Of every route that takes a body, and of every route at all: what no controller declares for itself. */
const OF_BODIES = { 400: 'REQUEST.MALFORMED', 413: 'REQUEST.TOO_LARGE', 415: 'REQUEST.UNSUPPORTED_TYPE' };
const OF_ALL = { 500: 'SERVER.FAULT', 503: 'SERVER.BUSY' };

/** Adds to each operation the problems that come from the server around the controllers. */
export function declareServerProblems(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths)) {
    for (const operation of METHODS.map((method) => path[method])) {
      if (!operation) continue;
      const problems = { ...(operation.requestBody ? OF_BODIES : {}), ...OF_ALL };
      for (const [status, code] of Object.entries(problems)) {
        const declared = operation.responses[status];
        const known = declared && 'description' in declared ? declared.description : '';
        operation.responses[status] = {
          description: known.includes(code) ? known : [known, code].filter((text) => text !== '').join(' · '),
          content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
        };
      }
    }
  }
}
