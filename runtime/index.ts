/** The public face of the local Apps Script runtime. */
export { denyScopes, playAddOn, scopeAudit } from './authorization.ts';
export { bridgeHabits, mixAccounts } from './bridge.ts';
export { BRIDGE_CLIENT } from './bridge-client.ts';
export { deliveryHabits } from './delivery.ts';
export type { Responded, RespondOptions } from './respond.ts';
export { loseCache } from './services/cache.ts';
export { describeDocument } from './services/document.ts';
export type { DocumentNode, TextDoc } from './services/document-state.ts';
export { formHabits } from './services/form-state.ts';
export type { FormModel } from './services/forms.ts';
export { answerRequests } from './services/url-fetch.ts';
export type { Snapshot } from './state.ts';
export type { SheetState, SpreadsheetDoc } from './store.ts';
export { type FaultKind, type SweepOptions, type SweepPoint, sweep } from './testing.ts';
export type * from './types.ts';
export type { UserActions } from './user.ts';
export type { CellView, SheetContents, SpreadsheetView } from './view.ts';
export { createWorld, openWorld, restoreWorld, World } from './world.ts';
