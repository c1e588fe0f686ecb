/** Colours of charts that differ in lightness too: they are told apart in print and without colour. */
export const DARK = '#1f6f54';
export const MIDDLE = '#d98b4a';
export const PALE = '#cfd6d3';
export const WHITE = '#ffffff';
