/** Every service of the runtime, in the order in which their globals are defined. */
import type { Service } from '../service.ts';
import { cacheService } from './cache.ts';
import { consoleService } from './console.ts';
import { docsApiService } from './docs-api.ts';
import { documentService } from './document.ts';
import { driveService } from './drive.ts';
import { formsService } from './forms.ts';
import { htmlService } from './html.ts';
import { lockService } from './lock.ts';
import { loggerService } from './logger.ts';
import { mailService } from './mail.ts';
import { mimeTypeService } from './mime-type.ts';
import { propertiesService } from './properties.ts';
import { scriptService } from './script.ts';
import { sessionService } from './session.ts';
import { sheetsApiService } from './sheets-api.ts';
import { spreadsheetService } from './spreadsheet-app.ts';
import { uiService } from './ui.ts';
import { urlFetchService } from './url-fetch.ts';
import { utilitiesService } from './utilities.ts';

export const services: readonly Service[] = [
  cacheService,
  consoleService,
  docsApiService,
  documentService,
  driveService,
  formsService,
  htmlService,
  lockService,
  loggerService,
  mailService,
  mimeTypeService,
  propertiesService,
  scriptService,
  sessionService,
  sheetsApiService,
  spreadsheetService,
  uiService,
  urlFetchService,
  utilitiesService,
];
