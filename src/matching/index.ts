/**
 * Who goes to whom: assignment of seekers to providers with places. Pure and generic; whole-number scores; what a score is
 * made of belongs to the caller. A forbidden pair is an absent arc, never a big cost. The same market gives the same
 * result on any machine, whatever the order of its rows.
 *
 * `solveAssignment(market)` gives a round; everything else is a question about it.
 */
export type { Change } from './aims.ts';
export { type Certificate, checkCertificate, type Verdict } from './certificate.ts';
export { type Alternative, alternatives, type Outlook, outlookOf, type WhyNot, whyNot } from './explain.ts';
export { type Lifted, liftWorst, type Share, SMALLEST_SHOWN, sharesOf } from './fairness.ts';
export { type Arc, type Decision, type Fault, type Market, type Provider, ranked, type Seeker } from './market.ts';
export { fairStable, type Honoured, honoured, mutualFirst, seekersBest } from './mutual.ts';
export { type PackedMarket, packed, unpacked } from './packed.ts';
export { type Move, type Price, priceOf } from './price.ts';
export { ENGINE_VERSION, type Protocol, protocolOf, type UnpairedEntry } from './protocol.ts';
export { type Hopes, type Remedy, remedied, remediesFor } from './remedies.ts';
export {
  type Gain,
  type Profile,
  recruit,
  type Scarcity,
  scarcityOf,
  type Values,
  valuesOf,
} from './scarcity.ts';
export { type Assignment, type Round, resolveAssignment, solveAssignment } from './solve.ts';
export {
  type Acceptable,
  acceptable,
  type BlockingPair,
  blockingPairs,
  type Choices,
  deferredAcceptance,
  type Ranking,
  type Stable,
} from './stable.ts';
export {
  BAN,
  type Gates,
  GROUP_TOO_SMALL,
  NO_PLACES,
  type Refusal,
  type Unpaired,
  whyLeft,
  whyUnpaired,
} from './unpaired.ts';
