/** The enums of SpreadsheetApp, named as Google declares them. */
import { enumsOf } from '../reference.ts';
import { type EnumGroup, enumOf } from '../service.ts';

let groups: Record<string, EnumGroup> | undefined;

export function spreadsheetEnums(): Record<string, EnumGroup> {
  groups ??= Object.fromEntries(enumsOf('Spreadsheet').map(([name, values]) => [name, enumOf(name, values)]));
  return groups;
}
export function spreadsheetEnum(name: string): EnumGroup {
  return spreadsheetEnums()[name]!;
}
