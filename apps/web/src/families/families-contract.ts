import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Consent = Schemas['ConsentDto'];
export type ConsentPage = Schemas['ConsentPageDto'];
export type FamilyLink = Schemas['FamilyLinkDto'];
export type StaffRequest = Schemas['StaffRequestDto'];
export type StaffRequestPage = Schemas['StaffRequestPageDto'];
