/**
 * Who goes to whom: assignment of seekers to providers with places. Pure and generic; whole-number scores; what a score is
 * made of belongs to the caller. A forbidden pair is an absent arc, never a big cost. The same market gives the same
 * result on any machine, whatever the order of its rows.
 */
export { type Certificate, checkCertificate, type Verdict } from './certificate.ts';
export { type Arc, type Decision, type Fault, type Market, type Provider, ranked, type Seeker } from './market.ts';
export { type Assignment, type Round, solveAssignment } from './solve.ts';
