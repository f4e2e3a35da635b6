import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Message = Schemas['MessageDto'];
export type MessagePage = Schemas['MessagePageDto'];
export type Unread = Schemas['UnreadMessagesDto'];
export type Preferences = Schemas['PreferencesDto'];
export type SetPreferences = Schemas['SetPreferencesDto'];
export type MessageChoice = Schemas['MessageChoiceDto'];
export type MessageTopic = Message['topic'];

/** The topics that there are messages of, as the server has them. */
export const TOPICS = [
  'closure',
  'deadline',
  'sample',
  'claim',
  'welfare',
  'family',
  'alert',
  'delivery',
] as const satisfies readonly MessageTopic[];
