/** What a person does with the mouse and the keyboard in a spreadsheet. */
import type { Execution } from './types.ts';
import type { World } from './world.ts';

export class UserActions {
  readonly world: World;
  readonly email: string;
  constructor(world: World, email: string) {
    this.world = world;
    this.email = email;
  }
}

/** Opens the spreadsheet as a person: menus are rebuilt by the script's `onOpen`. */
export function openSpreadsheet(_world: World, _id: string, _as: string): Execution | null {
  return null;
}
