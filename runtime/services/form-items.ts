/** Items as `getItems` gives them, the classes they can be seen as, and items that nobody answers. */
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, enumOf, fail } from '../service.ts';
import { Blob, blobOf } from './blob.ts';
import {
  CheckboxGridItem,
  CheckboxItem,
  GridItem,
  ListItem,
  MultipleChoiceItem,
  PageBreakItem,
} from './form-choices.ts';
import { ItemBase } from './form-item-base.ts';
import {
  DateItem,
  DateTimeItem,
  DurationItem,
  ParagraphTextItem,
  RatingItem,
  ScaleItem,
  TextItem,
  TimeItem,
} from './form-questions.ts';
import { giveItems } from './form-responses.ts';
import { type FormDoc, type ItemType, newItem } from './form-state.ts';

export const ALIGNMENT = enumOf('Alignment', ['LEFT', 'CENTER', 'RIGHT']);

class SectionHeaderItem extends ItemBase {
  readonly _class = 'SectionHeaderItem';
  override readonly _types = 'Forms.SectionHeaderItem';
}

abstract class MediaItem extends ItemBase {
  getAlignment(): EnumValue {
    return ALIGNMENT._of(this._item.alignment);
  }
  setAlignment(alignment: unknown): this {
    return this._set({ alignment: enumName(ALIGNMENT, alignment) as 'LEFT' });
  }
  getWidth(): number {
    return this._item.width;
  }
  setWidth(width: number): this {
    return this._set({ width });
  }
}
class ImageItem extends MediaItem {
  readonly _class = 'ImageItem';
  override readonly _types = 'Forms.ImageItem';
  getImage(): Blob | null {
    const { image } = this._item;
    return image && new Blob(Buffer.from(image.base64, 'base64'), image.contentType, null);
  }
  setImage(source: unknown): this {
    const blob = blobOf(source);
    return this._set({ image: { contentType: blob._type ?? 'image/png', base64: blob._bytes.toString('base64') } });
  }
}
class VideoItem extends MediaItem {
  readonly _class = 'VideoItem';
  override readonly _types = 'Forms.VideoItem';
  setVideoUrl(url: string): this {
    return this._set({ video: url });
  }
}

const CLASSES = {
  CHECKBOX: CheckboxItem,
  CHECKBOX_GRID: CheckboxGridItem,
  DATE: DateItem,
  DATETIME: DateTimeItem,
  DURATION: DurationItem,
  GRID: GridItem,
  IMAGE: ImageItem,
  LIST: ListItem,
  MULTIPLE_CHOICE: MultipleChoiceItem,
  PAGE_BREAK: PageBreakItem,
  PARAGRAPH_TEXT: ParagraphTextItem,
  RATING: RatingItem,
  SCALE: ScaleItem,
  SECTION_HEADER: SectionHeaderItem,
  TEXT: TextItem,
  TIME: TimeItem,
  VIDEO: VideoItem,
} as const;
type Classes = { [T in ItemType]: InstanceType<(typeof CLASSES)[T]> };

export function addItem<T extends ItemType>(run: Run, form: FormDoc, type: T): Classes[T] {
  const item = newItem(run.world, form, type);
  form.items.push(item);
  form.updatedAt = run.now();
  return itemAs(run, form, item.id, type);
}
function itemAs<T extends ItemType>(run: Run, form: FormDoc, id: number, type: T): Classes[T] {
  const Item = CLASSES[type] as new (run: Run, form: FormDoc, id: number) => Classes[T];
  return new Item(run, form, id);
}

/** Knows what all items have; everything else only after `as…Item()`. */
export class Item extends ItemBase {
  readonly _class = 'Item';
  override readonly _types = 'Forms.Item';
  asCheckboxGridItem(): CheckboxGridItem {
    return this._as('CHECKBOX_GRID');
  }
  asCheckboxItem(): CheckboxItem {
    return this._as('CHECKBOX');
  }
  asDateItem(): DateItem {
    return this._as('DATE');
  }
  asDateTimeItem(): DateTimeItem {
    return this._as('DATETIME');
  }
  asDurationItem(): DurationItem {
    return this._as('DURATION');
  }
  asGridItem(): GridItem {
    return this._as('GRID');
  }
  asImageItem(): ImageItem {
    return this._as('IMAGE');
  }
  asListItem(): ListItem {
    return this._as('LIST');
  }
  asMultipleChoiceItem(): MultipleChoiceItem {
    return this._as('MULTIPLE_CHOICE');
  }
  asPageBreakItem(): PageBreakItem {
    return this._as('PAGE_BREAK');
  }
  asParagraphTextItem(): ParagraphTextItem {
    return this._as('PARAGRAPH_TEXT');
  }
  asRatingItem(): RatingItem {
    return this._as('RATING');
  }
  asScaleItem(): ScaleItem {
    return this._as('SCALE');
  }
  asSectionHeaderItem(): SectionHeaderItem {
    return this._as('SECTION_HEADER');
  }
  asTextItem(): TextItem {
    return this._as('TEXT');
  }
  asTimeItem(): TimeItem {
    return this._as('TIME');
  }
  asVideoItem(): VideoItem {
    return this._as('VIDEO');
  }
  _as<T extends ItemType>(type: T): Classes[T] {
    if (this._item.type !== type) fail('Invalid conversion for item type: ' + this._item.type);
    return itemAs(this._run, this._form, this._id, type);
  }
}

giveItems((run, form, id) => new Item(run, form, id));
