/** What a school may say to begin with: short, and for the place where it will stand. */
import type { UsualTelling } from './tellings.ts';

/** Made when set-up asks for them. */
export const usualTellings = (): readonly UsualTelling[] => [
  {
    occasion: 'preparing',
    audience: 'teachers',
    way: 'staff_meeting',
    form: 'F1',
    words: [
      'Коллеги, мы готовим программу наставничества на {{year}} учебный год: {{offers}}. Прежде чем решать, хотим узнать, что нужно вам и ученикам. Четыре вопроса, две минуты: {{link}}',
      'Colleagues, we are preparing a mentoring programme for the school year {{year}}: {{offers}}. Before anything is decided we wish to know what you and the pupils need. Four questions, two minutes: {{link}}',
    ],
  },
  {
    occasion: 'preparing',
    audience: 'learners',
    way: 'class_hour',
    form: 'F1',
    words: [
      'Наставник — человек, который уже прошёл путь, по которому вы только идёте: он помогает с учёбой, проектом, выбором профессии. Скоро такая программа начнётся у нас. Расскажите, что вам интересно: это ни к чему не обязывает. {{link}}',
      'A mentor has already gone the way that you are going: he helps with learning, a project, the choice of a profession. Such a programme will soon begin here. Tell us what interests you: there is no obligation. {{link}}',
    ],
  },
  {
    occasion: 'opportunities',
    audience: 'parents',
    way: 'site',
    form: 'F4',
    words: [
      'Программа наставничества {{year}}. Цель: {{goal}}. Как это работает: {{offers}}. Планируемые результаты: {{results}}. Участие добровольное и бесплатное. Стать наставником: {{link}}. Куратор: {{curator}}, {{replyTo}}.',
      'Mentoring programme {{year}}. Its goal: {{goal}}. How it works: {{offers}}. Planned results: {{results}}. Taking part is voluntary and free. Become a mentor: {{link}}. Curator: {{curator}}, {{replyTo}}.',
    ],
  },
  {
    occasion: 'opportunities',
    audience: 'enterprises',
    way: 'letter',
    form: 'F14',
    words: [
      'Здравствуйте! {{organisation}} приглашает вас в программу наставничества: {{offers}}. Для вас это встреча с будущими сотрудниками. Можно дать наставника, провести экскурсию, помочь с обучением или наградами. Чем вам было бы интересно помочь? {{link}} С уважением, {{curator}}, {{replyTo}}.',
      'Hello! {{organisation}} invites you to its mentoring programme: {{offers}}. For you it is a meeting with future staff. You may give a mentor, hold an excursion, help with training or awards. What would you like to help with? {{link}} Yours sincerely, {{curator}}, {{replyTo}}.',
    ],
  },
  {
    occasion: 'opportunities',
    audience: 'universities',
    way: 'letter',
    form: 'F14',
    words: [
      'Здравствуйте! {{organisation}} ищет студентов-наставников: {{offers}}. Обучение и сопровождение — на нас; это может стать практикой. Как вам удобно участвовать? {{link}} С уважением, {{curator}}, {{replyTo}}.',
      'Hello! {{organisation}} looks for students as mentors: {{offers}}. Training and support are ours; it may count as practice. How would you like to take part? {{link}} Yours sincerely, {{curator}}, {{replyTo}}.',
    ],
  },
  {
    occasion: 'opportunities',
    audience: 'ngos',
    way: 'letter',
    form: 'F14',
    words: [
      'Здравствуйте! {{organisation}} ведёт программу наставничества: {{offers}}. Нам помогли бы ваши волонтёры, тренеры и опыт отбора наставников. Расскажите, что вам близко: {{link}} С уважением, {{curator}}, {{replyTo}}.',
      'Hello! {{organisation}} runs a mentoring programme: {{offers}}. Your volunteers, trainers and experience in selecting mentors would help. Tell us what suits you: {{link}} Yours sincerely, {{curator}}, {{replyTo}}.',
    ],
  },
  {
    occasion: 'opportunities',
    audience: 'media',
    way: 'press',
    form: 'F14',
    words: [
      'В {{organisation}} работает программа наставничества: {{offers}}. Планируемые результаты: {{results}}. Приглашаем организации и наставников: {{link}}. Рассказать подробнее может куратор: {{curator}}, {{replyTo}}.',
      '{{organisation}} runs a mentoring programme: {{offers}}. Planned results: {{results}}. Organisations and mentors are welcome: {{link}}. The curator will tell more: {{curator}}, {{replyTo}}.',
    ],
  },
  {
    occasion: 'goals',
    audience: 'parents',
    way: 'meeting',
    form: 'F3',
    words: [
      'Цель программы: {{goal}}. Наставник встречается с ребёнком в школе или на согласованной площадке; отказаться можно в любой момент. Для участия нужно ваше письменное согласие: отдельный документ, его можно отозвать. О здоровье и семье мы не спрашиваем. Что важно знать о ребёнке, напишите куратору: {{link}}',
      'The goal of the programme: {{goal}}. A mentor meets the child at school or in an agreed place; one may stop at any time. Your written consent is needed: a paper of its own, which may be withdrawn. We do not ask about health or family. What we should know of your child, tell the curator: {{link}}',
    ],
  },
  {
    occasion: 'goals',
    audience: 'parents',
    way: 'chat',
    form: 'F3',
    words: [
      'Уважаемые родители! Идёт набор в программу наставничества (возраст {{ages}}), бесплатно и добровольно. Бланк согласия выдаст классный руководитель. Какая помощь была бы полезна вашему ребёнку: {{link}} Вопросы: {{replyTo}}',
      'Dear parents! The mentoring programme takes in learners aged {{ages}}, free of charge and voluntary. The class teacher hands out the consent form. What help would be useful to your child: {{link}} Questions: {{replyTo}}',
    ],
  },
  {
    occasion: 'goals',
    audience: 'teachers',
    way: 'staff_meeting',
    form: 'F3',
    words: [
      'Коллеги, кому из ваших учеников помог бы наставник? Опишите сильные стороны и запрос — без диагнозов, учёта и семейных обстоятельств: {{link}} Молодые специалисты могут попросить о наставнике сами.',
      'Colleagues, which of your pupils would a mentor help? Tell of their strengths and needs, not of diagnoses, police records or family matters: {{link}} Young specialists may ask for a mentor themselves.',
    ],
  },
  {
    occasion: 'goals',
    audience: 'learners',
    way: 'class_hour',
    form: 'F2',
    words: [
      'Набор наставляемых открыт. Наставник не ставит оценок: вы вместе ставите цель и идёте к ней. Пройти анкету можно за десять минут; ответы видит только куратор. {{link}}',
      'Mentees may apply now. A mentor gives no marks: together you set a goal and work towards it. The form takes ten minutes; only the curator sees the answers. {{link}}',
    ],
  },
  {
    occasion: 'launch',
    audience: 'teachers',
    way: 'staff_meeting',
    form: 'F4',
    words: [
      'Программа наставничества запускается, ищем наставников: {{offers}}. Обучим, поддержим, отметим. Анкета наставника: {{link}}',
      'The mentoring programme begins, and we look for mentors: {{offers}}. We train, support and reward. The mentor form: {{link}}',
    ],
  },
  {
    occasion: 'launch',
    audience: 'learners',
    way: 'poster',
    form: 'F4',
    words: [
      'СТАНЬ НАСТАВНИКОМ! Ты умеешь то, чему другие только учатся. Час в неделю, обучение и благодарность — от нас. {{link}}',
      'BECOME A MENTOR! You can do what others are only learning. An hour a week; the training and the thanks are ours. {{link}}',
    ],
  },
  {
    occasion: 'launch',
    audience: 'parents',
    way: 'chat',
    form: 'F4',
    words: [
      'Программа наставничества начинается. Если вы готовы раз в неделю делиться опытом с ребёнком из нашей школы, заполните анкету: {{link}} Обучение бесплатное. Вопросы: {{replyTo}}',
      'The mentoring programme begins. If you would share your experience with a child of our school once a week, fill in the form: {{link}} The training is free. Questions: {{replyTo}}',
    ],
  },
  {
    occasion: 'launch',
    audience: 'alumni',
    way: 'social',
    form: 'F4',
    words: [
      'Выпускники {{organisation}}! Помните, кто помог вам выбрать дорогу? Теперь ваша очередь: {{offers}}. Встречи можно вести и онлайн. Анкета наставника: {{link}}',
      'Alumni of {{organisation}}! Do you remember who helped you to find your way? Now it is your turn: {{offers}}. Meetings may be online. The mentor form: {{link}}',
    ],
  },
];
