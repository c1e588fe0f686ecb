import { moves } from '../../kit/index.ts';

/** The life of a mentor in the programme (domain 6.2). */
export const mentorMoves = moves('mentor', {
  start: 'candidate',
  states: {
    candidate: ['потенциальный', 'candidate'],
    screening: ['отбор', 'being selected'],
    selected: ['отобран', 'selected'],
    rejected: ['не подошёл', 'not selected'],
    training: ['обучается', 'in training'],
    ready: ['готов', 'ready'],
    active: ['работает', 'working'],
    paused: ['пауза', 'paused'],
    blocked: ['приостановлен', 'blocked'],
    reserve: ['долгосрочная база', 'long-term base'],
    withdrawn: ['выбыл', 'withdrawn'],
    erased: ['обезличен', 'erased'],
  },
  moves: [
    { from: ['candidate', 'reserve'], to: 'screening', by: ['curator'] },
    { from: ['screening'], to: 'selected', by: ['curator'] },
    { from: ['screening'], to: 'rejected', by: ['curator'] },
    { from: ['selected'], to: 'training', by: ['curator', 'system'] },
    { from: ['training', 'active', 'paused'], to: 'ready', by: ['curator', 'system'] },
    { from: ['ready', 'paused'], to: 'active', by: ['system', 'curator'] },
    { from: ['ready', 'active'], to: 'paused', by: ['curator'] },
    {
      from: ['candidate', 'screening', 'selected', 'training', 'ready', 'active', 'paused', 'reserve'],
      to: 'blocked',
      by: ['system', 'curator'],
    },
    { from: ['blocked'], to: 'paused', by: ['curator'] },
    { from: ['ready', 'active'], to: 'reserve', by: ['curator'] },
    {
      from: [
        'candidate',
        'screening',
        'selected',
        'rejected',
        'training',
        'ready',
        'active',
        'paused',
        'blocked',
        'reserve',
      ],
      to: 'withdrawn',
      by: ['curator', 'form'],
    },
    { from: ['withdrawn', 'rejected'], to: 'erased', by: ['curator', 'clock'] },
  ],
});
export type MentorState = keyof typeof mentorMoves.states;
