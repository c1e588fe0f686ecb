import './zod.ts';

export * from './change.ts';
export * from './column.ts';
export * from './command.ts';
export * from './date.ts';
export * from './dice.ts';
export * from './document.ts';
export * from './form.ts';
export * from './hash.ts';
export * from './layout.ts';
export * from './moves.ts';
export * from './problem.ts';
export * from './programme.ts';
export * from './report.ts';
export * from './rule.ts';
export * from './stage.ts';
export * from './table.ts';
export * from './words.ts';
