/**
 * Follows every YouTube player of the page, now or later, for goals `on: { media: … }`. Loads nothing of YouTube's.
 * Its address needs `enablejsapi=1`: without it a player does not answer.
 * Gives what ends it.
 */
export declare function youtube(): () => void;
