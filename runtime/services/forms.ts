/** FormApp, and forms as their respondents see them. */
import { notEmulated, type Service } from '../service.ts';
import type { World } from '../world.ts';

export const formsService: Service = { name: 'forms' };

/** A form as a page shows it. */
export type FormModel = { title: string };

export function describeForm(_world: World, _id: string): FormModel {
  return notEmulated('A form as a page');
}
