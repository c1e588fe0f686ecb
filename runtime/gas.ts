/** Running any Apps Script file from the command line, in a fresh world or a kept one. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { FaultPlan, Locale, RunError } from './types.ts';
import { createWorld, openWorld, type World } from './world.ts';
import { instantOf } from './zone.ts';

export type GasOptions = {
  args?: unknown[];
  locale?: Locale;
  /** The zone of the script and of the spreadsheet. */
  timeZone?: string;
  /** The day on which the world's clock starts, at nine in the morning of the zone. */
  today?: string;
  /** A folder in which the world is kept from one call to the next. */
  state?: string;
  fault?: FaultPlan;
};

export type GasResult = {
  value: unknown;
  logs: string[];
  error: RunError | null;
  calls: Record<string, number>;
  virtualSeconds: number;
};

const USAGE =
  'Usage: npm run gas -- FILE.js… | FOLDER [FUNCTION] [--locale ru_RU|en_US] [--tz ZONE] [--today YYYY-MM-DD] [--state DIR] [--kill N]';

/**
 * Runs a function of some script files. The world has one empty bound spreadsheet, an owner with every
 * right and every scope, and the services of Docs and Sheets.
 * @param files a file, a folder of files, or sources by name
 */
export function gas(files: string | Record<string, string>, fn: string, options: GasOptions = {}): GasResult {
  const timeZone = options.timeZone ?? 'Europe/Moscow';
  const kept = options.state && existsSync(path.join(options.state, 'world.json'));
  const world = kept ? openWorld(options.state!) : freshWorld(options, timeZone);
  if (options.today && kept) world.now = morning(timeZone, options.today);
  const book = world.documents.find((each) => each.kind === 'spreadsheet') ?? world.createSpreadsheet('Spreadsheet');
  const manifest = {
    timeZone,
    runtimeVersion: 'V8',
    dependencies: {
      enabledAdvancedServices: [
        { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
        { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
      ],
    },
  };
  world.push({ files: typeof files === 'string' ? readScripts(files) : files, manifest }, { boundTo: book.id });
  const { value, logs, error, counts, virtualMs } = world.run(
    fn,
    options.args ?? [],
    options.fault ? { fault: options.fault } : {},
  );
  if (options.state) world.save(options.state);
  return { value, logs, error, calls: counts, virtualSeconds: virtualMs / 1000 };
}

function freshWorld(options: GasOptions, timeZone: string): World {
  const now = options.today ? new Date(morning(timeZone, options.today)).toISOString() : undefined;
  return createWorld({ locale: options.locale ?? 'ru_RU', timeZone, ...(now && { now }) });
}

function morning(timeZone: string, day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new Error(`--today ${day} is not a day like 2026-09-01`);
  return instantOf(timeZone, midnight + 9 * 3_600_000);
}

/** The script and page files of a folder, or the one file. @throws Error with a sentence when there is none */
export function readScripts(file: string): Record<string, string> {
  if (!existsSync(file)) throw new Error(`There is no file or folder ${file}`);
  if (!statSync(file).isDirectory())
    return { [path.basename(file).replace(/\.gs$/, '.js')]: readFileSync(file, 'utf8') };
  const names = readdirSync(file).filter((name) => /\.(js|gs|html)$/.test(name));
  if (!names.some((name) => /\.(js|gs)$/.test(name))) throw new Error(`The folder ${file} has no .js or .gs file`);
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(file, name), 'utf8')]));
}

/** The function to run when none is named: `main`, or the only one there is. */
function onlyFunction(files: Record<string, string>): string {
  const names = Object.entries(files)
    .filter(([name]) => /\.(js|gs)$/.test(name))
    .flatMap(([, source]) => [...source.matchAll(/^(?:async\s+)?function\s+([\w$]+)/gm)].map((each) => each[1]!))
    .filter((name) => !name.endsWith('_'));
  if (names.includes('main')) return 'main';
  if (names.length === 1) return names[0]!;
  throw new Error(`Which function? There ${names.length ? `are ${names.join(', ')}` : 'is none'}.\n${USAGE}`);
}

/**
 * The command: prints one JSON object.
 * @param base the folder that relative names start from
 * @returns the exit code: 0 when the function returned
 */
export function main(args: string[], base: string): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        tz: { type: 'string' },
        today: { type: 'string' },
        state: { type: 'string' },
        kill: { type: 'string' },
      },
    });
    // The function is the one word that is no file: it comes last.
    const named = positionals.length > 1 && !/[./\\]/.test(positionals.at(-1)!) ? positionals.pop() : undefined;
    if (positionals.length === 0) throw new Error(USAGE);
    const { locale, kill } = values;
    if (locale !== undefined && locale !== 'ru_RU' && locale !== 'en_US')
      throw new Error(`--locale is ru_RU or en_US, not ${locale}`);
    if (kill !== undefined && !/^[1-9]\d*$/.test(kill))
      throw new Error(`--kill is the number of a service call, not ${kill}`);
    const files = Object.assign({}, ...positionals.map((each) => readScripts(path.resolve(base, each)))) as Record<
      string,
      string
    >;
    const result = gas(files, named ?? onlyFunction(files), {
      ...(locale && { locale: locale as Locale }),
      ...(values.tz && { timeZone: values.tz }),
      ...(values.today && { today: values.today }),
      ...(values.state && { state: path.resolve(base, values.state) }),
      ...(kill && { fault: { killAt: Number(kill) } }),
    });
    console.log(JSON.stringify(result, null, 2));
    return result.error ? 1 : 0;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
}
