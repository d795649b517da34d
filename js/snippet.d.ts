// A classic script, to be put inline into a shop's `<head>`: it keeps clicks until the tracker comes for them. It exports nothing.
export {};
