import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const CODE = `
  const book = () => SpreadsheetApp.getActiveSpreadsheet();
  function onOpen() { SpreadsheetApp.getUi().createMenu(book().getName()).addItem('a', 'set').addToUi(); }
  function set(v) { PropertiesService.getScriptProperties().setProperty('k', v); PropertiesService.getDocumentProperties().setProperty('k', v); book().getSheets()[0].getRange('A1').setValue(v); }
  function get() { return [PropertiesService.getScriptProperties().getProperty('k'), PropertiesService.getDocumentProperties().getProperty('k'), book().getSheets()[0].getRange('A1').getValue(), ScriptApp.getProjectTriggers().length]; }
  function install() { ScriptApp.newTrigger('edited').forSpreadsheet(book()).onEdit().create(); }
  function edited(e) { book().getSheets()[0].getRange('B1').setValue(e.source.getName()); }
  function scriptId() { return ScriptApp.getScriptId(); }`;

test('14.26 a copy takes the script along as its own, and leaves triggers and properties behind', () => {
  const { world, id } = bench({ code: CODE });
  world.run('set', ['first']);
  world.run('install');
  const made = world.user(world.owner).copySpreadsheet(id, 'Clone');
  if (made.refused !== null) throw new Error(made.refused);
  expect(world.run('get', [], { on: made.id }).value).toEqual([null, null, 'first', 0]);
  world.run('set', ['second'], { on: made.id });
  expect(world.run('get').value).toEqual(['first', 'first', 'first', 1]);
  expect(world.rpc('get', [], world.owner, made.id)).toEqual({ ok: true, value: ['second', 'second', 'second', 0] });
  expect(world.run('scriptId').value).not.toBe(world.run('scriptId', [], { on: made.id }).value);
});

test('14.26 opening a copy runs its own onOpen, an edit in it fires only its own triggers', () => {
  const { world, id } = bench({ code: CODE });
  world.run('install');
  const made = world.user(world.owner).copySpreadsheet(id, 'Clone');
  if (made.refused !== null) throw new Error(made.refused);
  world.openSpreadsheet(made.id);
  expect(world.ui.menus[0]!.title).toBe('Clone');
  const before = world.executions.length;
  world.user(world.owner).type(made.id, 'Лист1', 'C3', 'x');
  expect(world.executions.length).toBe(before);
  world.run('install', [], { on: made.id });
  world.user(world.owner).type(made.id, 'Лист1', 'C3', 'y');
  expect(world.viewSheet(made.id, 'Лист1').cells[0]![1]!.v).toBe('Clone');
});
