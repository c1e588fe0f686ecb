/** Every export becomes a top-level function of the Apps Script project: what Google, the menu and the sidebar may call. */
import { onEditByHand, takeAnswers } from './app/by-hand.ts';
import { openBoard, openImport, openingMenu, openPanel, practiceSchool, repair } from './app/menu.ts';
import { answer } from './app/rpc.ts';
import { selfCheck } from './app/self-check.ts';
import { carryOn, tick } from './app/tick.ts';

/** Simple trigger: builds the menu and calls nothing that needs consent. */
export function onOpen(): void {
  openingMenu();
}

export function onInstall(): void {
  openingMenu();
}

/** A form was answered: a hint to look, never the answer itself. */
export function onAnswer(): void {
  takeAnswers();
}

export function onTick(): void {
  tick();
}

/** A one-shot trigger: long work goes on where a run had no time left. */
export function onContinue(): void {
  carryOn();
}

export function onChangeByHand(): void {
  onEditByHand();
}

export function showPanel(): void {
  openPanel();
}

export function showState(): void {
  openPanel('state');
}

export function showBoard(): void {
  openBoard();
}

export function showImport(): void {
  openImport();
}

export function checkAndMend(): void {
  repair();
}

/** @returns how many probes there were, and how many saw something else than expected */
export function checkPlatform(): { probes: number; differ: number } {
  return selfCheck();
}

/** @param size mentees and mentors of the practice school; by default 60 and 30; some of them in pairs at work unless `pairs` is false */
export function practice(size?: {
  mentees?: number;
  mentors?: number;
  seed?: number;
  mode?: 'codes' | 'full';
  pairs?: boolean;
}): unknown {
  return practiceSchool(size ?? {});
}

export function rpc(request: string): string {
  return answer(request);
}
