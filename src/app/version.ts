/** The version of the product, as in package.json: the journal says which one made a change. */
export const VERSION = '0.1.0';
