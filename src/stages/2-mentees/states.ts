import { moves } from '../../kit/index.ts';

/** The life of a mentee in the programme (domain 6.1). */
export const menteeMoves = moves('mentee', {
  start: 'draft',
  states: {
    draft: ['черновик', 'draft'],
    awaiting_consent: ['ожидает согласия', 'awaiting consent'],
    in_base: ['в базе', 'in the base'],
    searching: ['ищет пару', 'looking for a pair'],
    proposed: ['предложена пара', 'a pair is proposed'],
    matched: ['в паре', 'in a pair'],
    active: ['работает', 'working'],
    completed: ['завершил', 'completed'],
    withdrawn: ['выбыл', 'withdrawn'],
    erased: ['обезличен', 'erased'],
  },
  moves: [
    { from: ['draft'], to: 'awaiting_consent', by: ['system'] },
    { from: ['awaiting_consent', 'withdrawn'], to: 'in_base', by: ['curator'] },
    { from: ['in_base'], to: 'searching', by: ['curator', 'system'] },
    { from: ['searching'], to: 'proposed', by: ['curator'] },
    { from: ['proposed', 'matched', 'active'], to: 'searching', by: ['curator', 'form'] },
    { from: ['proposed'], to: 'matched', by: ['curator', 'order'] },
    { from: ['matched'], to: 'active', by: ['system'] },
    { from: ['active'], to: 'completed', by: ['curator'] },
    { from: ['in_base', 'searching'], to: 'awaiting_consent', by: ['system'] },
    {
      from: ['draft', 'awaiting_consent', 'in_base', 'searching', 'proposed', 'matched', 'active', 'completed'],
      to: 'withdrawn',
      by: ['curator', 'form'],
    },
    { from: ['withdrawn', 'completed'], to: 'erased', by: ['curator', 'clock'] },
  ],
});
