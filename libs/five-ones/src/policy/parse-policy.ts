import { DocumentFaults, DocumentValue } from './document-reader.js';
import { CODE_PATTERN, parseBilingual, parseLimits } from './parse-parts.js';
import { parseTier } from './parse-tier.js';
import type { Policy, PolicyScope } from './policy.js';
import { PolicyErrors } from './policy.errors.js';

const MAX_TIERS = 100;
const MAX_TOWNS = 200;
const DISTRICT_CODE = /^\d{6}$/;
const TOWN_CODE = /^\d{9}$/;

/**
 * Reads a policy from its JSON (already decoded), filling in defaults; the README documents each field.
 * @throws POLICY.INVALID_DOCUMENT with one field error per place: wrong, missing, contradictory and unknown fields
 */
export function parsePolicy(json: unknown): Policy {
  const faults = new DocumentFaults();
  const policy = readPolicy(new DocumentValue(json, '', faults));
  if (faults.errors.length > 0) throw PolicyErrors.INVALID_DOCUMENT({ count: faults.errors.length }, faults.errors);
  return policy;
}

function readPolicy(value: DocumentValue): Policy {
  const fields = value.object([
    'code',
    'version',
    'name',
    'source',
    'scope',
    'effectiveFrom',
    'effectiveTo',
    'limits',
    'tiers',
  ]);
  const effectiveFrom = fields.effectiveFrom.date();
  const effectiveTo = fields.effectiveTo.orNull((end) => end.date());
  if (effectiveTo !== null && effectiveTo < effectiveFrom) fields.effectiveTo.refuse('reversed');
  return {
    code: fields.code.code(CODE_PATTERN),
    version: fields.version.integer({ min: 1, max: 1_000_000 }),
    name: parseBilingual(fields.name),
    source: fields.source.orNull((source) => source.text({ max: 1000 })),
    scope: parseScope(fields.scope),
    effectiveFrom,
    effectiveTo,
    limits: fields.limits.orNull(parseLimits) ?? [],
    tiers: fields.tiers.distinct(parseTier, { min: 1, max: MAX_TIERS }, (tier) => tier.code),
  };
}

function parseScope(value: DocumentValue): PolicyScope {
  const { districtCode, townCodes } = value.object(['districtCode', 'townCodes']);
  return {
    districtCode: districtCode.code(DISTRICT_CODE),
    townCodes: townCodes.orNull((towns) => towns.distinct((town) => town.code(TOWN_CODE), { min: 1, max: MAX_TOWNS })),
  };
}
