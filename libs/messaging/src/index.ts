export { MESSAGE_INVARIANTS } from './audit/message-invariants.js';
export { sendMessage } from './message/send-message.js';
export { MessagingModule } from './messaging.module.js';
export { KeepMessages1764701300000 } from './migrations/1764701300000-keep-messages.js';
export { NameMessageKinds1764710410000 } from './migrations/1764710410000-name-message-kinds.js';
export { MessagingWorkerModule } from './messaging.worker.module.js';
export { DeliverMessages1764710420000 } from './migrations/1764710420000-deliver-messages.js';
export { TellKitchens1764711200000 } from './migrations/1764711200000-tell-kitchens.js';
