import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

/** A volunteer's route as the server's own description has it. */
export type OwnStop = Schemas['OwnDoorListDto']['items'][number];
export type OwnStopList = Schemas['OwnDoorListDto'];
export type OwnHours = Schemas['OwnHoursDto'];
export type OwnAbsence = Schemas['OwnAbsenceDto'];
export type EndStop = Schemas['EndStopDto'];
export type DoorOutcome = EndStop['kind'];
export type Handover = OwnStop['handover'];
