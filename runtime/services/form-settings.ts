/** The settings of a form, and the people who may edit or answer it. */
import type { Run } from '../execute.ts';
import { fail, ServiceObject } from '../service.ts';
import { type FormDoc, isOpen, publishedUrl } from './form-state.ts';
import { User } from './session.ts';

export abstract class FormSettings extends ServiceObject {
  readonly _class = 'Form';
  override readonly _types = 'Forms.Form';
  readonly _run: Run;
  readonly _form: FormDoc;
  constructor(run: Run, form: FormDoc) {
    super();
    this._run = run;
    this._form = form;
  }
  _set(change: Partial<FormDoc>): this {
    Object.assign(this._form, change, { updatedAt: this._run.now() });
    return this;
  }

  getId(): string {
    return this._form.id;
  }
  getEditUrl(): string {
    return `https://docs.google.com/forms/d/${this._form.id}/edit`;
  }
  getPublishedUrl(): string {
    return publishedUrl(this._form);
  }
  getSummaryUrl(): string {
    return `https://docs.google.com/forms/d/e/${this._form.publishedId}/viewanalytics`;
  }
  shortenFormUrl(url: string): string {
    if (!url.startsWith('https://docs.google.com/forms/')) fail('The URL is not one of a form.');
    return `https://forms.gle/${this._form.publishedId.slice(-17)}`;
  }

  getTitle(): string {
    return this._form.formTitle;
  }
  setTitle(title: string | null): this {
    return this._set({ formTitle: title ?? '' });
  }
  getDescription(): string {
    return this._form.description;
  }
  setDescription(description: string | null): this {
    return this._set({ description: description ?? '' });
  }
  getConfirmationMessage(): string {
    return this._form.confirmation;
  }
  setConfirmationMessage(message: string | null): this {
    return this._set({ confirmation: message ?? '' });
  }
  getCustomClosedFormMessage(): string {
    return this._form.closedMessage;
  }
  setCustomClosedFormMessage(message: string | null): this {
    return this._set({ closedMessage: message ?? '' });
  }

  supportsAdvancedResponderPermissions(): boolean {
    return true;
  }
  isPublished(): boolean {
    return this._form.published;
  }
  /** Publishing opens the form for answers as well, and unpublishing closes it. */
  setPublished(published: boolean): this {
    return this._set({ published, accepting: published });
  }
  isAcceptingResponses(): boolean {
    return isOpen(this._form);
  }
  setAcceptingResponses(accepting: boolean): this {
    if (accepting && !this._form.published) fail('An unpublished form cannot accept responses: publish it first.');
    return this._set({ accepting });
  }

  canEditResponse(): boolean {
    return this._form.allowEdits;
  }
  setAllowResponseEdits(allowEdits: boolean): this {
    return this._set({ allowEdits });
  }
  collectsEmail(): boolean {
    return this._form.collectEmail;
  }
  setCollectEmail(collectEmail: boolean): this {
    return this._set({ collectEmail });
  }
  hasLimitOneResponsePerUser(): boolean {
    return this._form.limitOne;
  }
  setLimitOneResponsePerUser(limitOne: boolean): this {
    return this._set({ limitOne });
  }
  hasProgressBar(): boolean {
    return this._form.progressBar;
  }
  setProgressBar(progressBar: boolean): this {
    return this._set({ progressBar });
  }
  hasRespondAgainLink(): boolean {
    return this._form.respondAgain;
  }
  setShowLinkToRespondAgain(respondAgain: boolean): this {
    return this._set({ respondAgain });
  }
  isPublishingSummary(): boolean {
    return this._form.summary;
  }
  setPublishingSummary(summary: boolean): this {
    return this._set({ summary });
  }
  isQuiz(): boolean {
    return this._form.quiz;
  }
  setIsQuiz(quiz: boolean): this {
    return this._set({ quiz });
  }
  getShuffleQuestions(): boolean {
    return this._form.shuffle;
  }
  setShuffleQuestions(shuffle: boolean): this {
    return this._set({ shuffle });
  }
  requiresLogin(): boolean {
    return this._form.requireLogin;
  }
  setRequireLogin(requireLogin: boolean): this {
    return this._set({ requireLogin });
  }

  getEditors(): User[] {
    return [this._form.owner, ...this._form.editors].map((each) => new User(each));
  }
  addEditor(person: string | User): this {
    return this.addEditors([emailOf(person)]);
  }
  addEditors(emails: string[]): this {
    return this._set({ editors: [...new Set([...this._form.editors, ...emails])] });
  }
  removeEditor(person: string | User): this {
    return this._set({ editors: this._form.editors.filter((each) => each !== emailOf(person)) });
  }
  getPublishedReaders(): User[] {
    return this._form.readers.map((each) => new User(each));
  }
  addPublishedReader(person: string | User): this {
    return this.addPublishedReaders([emailOf(person)]);
  }
  addPublishedReaders(emails: string[]): this {
    return this._set({ readers: [...new Set([...this._form.readers, ...emails])] });
  }
  removePublishedReader(person: string | User): this {
    return this._set({ readers: this._form.readers.filter((each) => each !== emailOf(person)) });
  }
}

function emailOf(person: string | User): string {
  return person instanceof User ? person._email : person;
}
