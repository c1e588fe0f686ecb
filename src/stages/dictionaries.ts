/**
 * The dictionaries that several stages share. What a mentee asks for and what a mentor can do are the same list:
 * that is what makes them comparable.
 */

export const themes = {
  subject: ['учебные трудности по предмету', 'difficulties with a subject'],
  exams: ['подготовка к экзамену или олимпиаде', 'preparing for an exam or olympiad'],
  project: ['проект или исследование', 'a project or research'],
  adaptation: ['адаптация в классе или группе', 'settling into a class or group'],
  confidence: ['уверенность и общение', 'confidence and communication'],
  career: ['выбор профессии', 'choosing a profession'],
  arts: ['творчество и спорт', 'arts and sports'],
  employment: ['карьерный старт', 'the start of a career'],
  teaching: ['методика преподавания', 'methods of teaching'],
  staff: ['адаптация в коллективе', 'settling into the staff'],
  other: ['другое', 'something else'],
} as const;
export type Theme = keyof typeof themes;

/** The five forms of the methodology. */
export const mentoringForms = {
  student_student: ['ученик – ученик', 'pupil – pupil'],
  teacher_teacher: ['учитель – учитель', 'teacher – teacher'],
  college_student_pupil: ['студент – ученик', 'student – pupil'],
  employer_pupil: ['работодатель – ученик', 'employer – pupil'],
  employer_college_student: ['работодатель – студент', 'employer – student'],
} as const;
export type MentoringForm = keyof typeof mentoringForms;

/** Variants inside a form, as R-145 names them; codes begin with the form's. */
export const roleModels = {
  ss_achiever: ['ученик – ученик: успевающий – неуспевающий', 'pupil – pupil: achiever – struggling'],
  ss_leader: ['ученик – ученик: лидер – пассивный', 'pupil – pupil: leader – passive'],
  ss_equal: ['ученик – ученик: равный – равному', 'pupil – pupil: equal – equal'],
  tt_novice: [
    'учитель – учитель: опытный учитель – молодой специалист',
    'teacher – teacher: experienced teacher – young specialist',
  ],
  tt_leader: [
    'учитель – учитель: лидер сообщества – педагог, испытывающий проблемы',
    'teacher – teacher: leader of the community – teacher in difficulty',
  ],
  tt_innovator: [
    'учитель – учитель: педагог-новатор – консервативный педагог',
    'teacher – teacher: innovator – conservative teacher',
  ],
  tt_subject: [
    'учитель – учитель: опытный предметник – неопытный предметник',
    'teacher – teacher: experienced – inexperienced subject teacher',
  ],
  cp_achiever: ['студент – ученик: успевающий – неуспевающий', 'student – pupil: achiever – struggling'],
  cp_leader: ['студент – ученик: лидер – равнодушный', 'student – pupil: leader – indifferent'],
  cp_equal: ['студент – ученик: равный – другому', 'student – pupil: equal – other'],
  cp_project: ['студент – ученик: куратор – автор проекта', 'student – pupil: curator – author of a project'],
  ep_active: [
    'работодатель – ученик: активный профессионал – равнодушный потребитель',
    'employer – pupil: active professional – indifferent consumer',
  ],
  ep_colleague: ['работодатель – ученик: коллега – молодой коллега', 'employer – pupil: colleague – young colleague'],
  es_active: [
    'работодатель – студент: активный профессионал – равнодушный потребитель',
    'employer – student: active professional – indifferent consumer',
  ],
  es_choosing: [
    'работодатель – студент: успешный профессионал – студент, выбирающий профессию',
    'employer – student: successful professional – student choosing a profession',
  ],
  es_colleague: [
    'работодатель – студент: коллега – будущий коллега',
    'employer – student: colleague – future colleague',
  ],
  es_employee: [
    'работодатель – студент: работодатель – будущий сотрудник',
    'employer – student: employer – future employee',
  ],
} as const;

export const slots = {
  mon: ['пн после уроков', 'Mon after classes'],
  tue: ['вт после уроков', 'Tue after classes'],
  wed: ['ср после уроков', 'Wed after classes'],
  thu: ['чт после уроков', 'Thu after classes'],
  fri: ['пт после уроков', 'Fri after classes'],
  sat: ['сб', 'Sat'],
  evening: ['вечером онлайн', 'in the evening, online'],
} as const;

export const modes = {
  in_person: ['очно', 'in person'],
  remote: ['дистанционно', 'remotely'],
  mixed: ['смешанно', 'both'],
} as const;

/** Which mentors a form of mentoring takes, by category. Editable in the methodology, fixed here by its table of forms. */
export const mentorsOf: Readonly<Record<MentoringForm, readonly MentorCategory[]>> = {
  student_student: ['learner'],
  teacher_teacher: ['teacher'],
  college_student_pupil: ['student', 'alumnus'],
  employer_pupil: ['employer', 'entrepreneur', 'ngo', 'parent', 'alumnus'],
  employer_college_student: ['employer', 'entrepreneur', 'ngo', 'alumnus'],
};

export const mentorCategories = {
  learner: ['обучающийся', 'pupil'],
  teacher: ['педагог', 'teacher'],
  student: ['студент', 'student'],
  alumnus: ['выпускник', 'alumnus'],
  parent: ['родитель', 'parent'],
  employer: ['представитель предприятия', 'employee of an enterprise'],
  ngo: ['сотрудник НКО', 'NGO staff'],
  entrepreneur: ['предприниматель', 'entrepreneur'],
} as const;
export type MentorCategory = keyof typeof mentorCategories;

export const menteeRoles = {
  pupil: ['ученик школы', 'school pupil'],
  student: ['студент колледжа', 'college student'],
  teacher: ['педагог', 'teacher'],
} as const;
export type MenteeRole = keyof typeof menteeRoles;

/** Which mentees a form of mentoring takes. */
export const menteesOf: Readonly<Record<MentoringForm, readonly MenteeRole[]>> = {
  student_student: ['pupil', 'student'],
  teacher_teacher: ['teacher'],
  college_student_pupil: ['pupil'],
  employer_pupil: ['pupil'],
  employer_college_student: ['student'],
};

/** Dictionaries that a school may reword, shorten and add to. */
export const lists = { forms: mentoringForms, themes, roleModels } as const;
export type ListName = keyof typeof lists;
