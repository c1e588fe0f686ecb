import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { keeper, startOptions } from '../../build/start.ts';
import { createWorld, openWorld } from '../../runtime/index.ts';

test('the arguments of npm start are understood, and a wrong one is answered with the right ones', () => {
  expect(startOptions([])).toEqual({ fresh: false, mode: 'full', port: undefined });
  expect(startOptions(['--fresh', '--codes', '--port', '9000'])).toEqual({ fresh: true, mode: 'codes', port: 9000 });
  expect(() => startOptions(['--port', 'x'])).toThrow(/--port x is no port number\nUsage: npm start/);
  expect(() => startOptions(['--frsh'])).toThrow(/Usage: npm start \[-- --fresh\]/);
});

test('many changes are one saving, and what is left is saved before the end', () => {
  vi.useFakeTimers();
  const dir = mkdtempSync(path.join(tmpdir(), 'state-'));
  const world = createWorld();
  const save = vi.spyOn(world, 'save');
  const { changed, flush } = keeper(world, dir);
  changed();
  changed();
  vi.advanceTimersByTime(1000);
  expect(save).toHaveBeenCalledTimes(1);
  flush();
  expect(save).toHaveBeenCalledTimes(1);
  world.now += 5;
  changed();
  flush();
  expect(openWorld(dir).now).toBe(world.now);
  vi.useRealTimers();
  rmSync(dir, { recursive: true });
});

test('a folder that cannot be written is complained of once, and the workbench goes on', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const world = createWorld();
  vi.spyOn(world, 'save').mockImplementation(() => {
    throw new Error('EROFS: read-only file system');
  });
  const { changed, flush } = keeper(world, 'nowhere');
  for (const _ of [1, 2]) {
    changed();
    flush();
  }
  expect(said.mock.calls).toEqual([[expect.stringContaining('EROFS: read-only file system')]]);
  said.mockRestore();
  expect(readdirSync('.')).not.toContain('nowhere');
});
