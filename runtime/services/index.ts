/** Every service of the runtime, in the order in which their globals are defined. */
import type { Service } from '../service.ts';
import { consoleService } from './console.ts';
import { formsService } from './forms.ts';
import { scriptService } from './script.ts';
import { sheetsApiService } from './sheets-api.ts';

export const services: readonly Service[] = [consoleService, formsService, scriptService, sheetsApiService];
