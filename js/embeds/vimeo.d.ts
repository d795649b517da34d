/**
 * Follows every Vimeo player of the page, now or later, for goals `on: { media: … }`. Loads nothing of Vimeo's.
 * Gives what ends it.
 */
export declare function vimeo(): () => void;
