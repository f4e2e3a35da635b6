import type { SameKeys } from './same-keys.js';
import type { syncZh } from './sync-zh.js';

/** Texts of the till's outbox in English. */
export const syncEn: SameKeys<typeof syncZh> = {
  sync: {
    title: 'Synchronisation',
    unsentTitle: '{{count}} unsent',
    unsentNone: 'The server has every record of this device.',
    unsentText: 'Safe on this device and sent as soon as there is a network; never lost, never twice.',
    done: 'Last attempt succeeded',
    no_network: 'The server does not answer; another attempt follows',
    expired: 'The session has ended; sending goes on after you log in',
    failed: 'The server did not take it; another attempt follows',
    busy_elsewhere: 'Another page is sending',
    other_session: 'Another account is logged in on this device; its owner must log in to send these',
    foreignTitle: '{{count}} of other accounts',
    foreignText: 'Logged by {{names}}. Only that account can send them; they are never sent under the present one.',
    postponedTitle: '{{count}} cannot be recorded yet',
    postponedText:
      'The meals are safe on this device. They are recorded by themselves once the cause is gone (a cost card entered, the clock set right); do not log them again.',
    refusedTitle: '{{count}} refused',
    refusedText:
      'The server did not save these; they stay here. Send again when the cause is gone, or export them for the town office.',
    code: 'Code',
    resend: 'Send all again',
    export: 'Export to a file',
    exported: 'exported',
    fileName: 'nuancan-refused',
  },
};
