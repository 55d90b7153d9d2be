/** The official code lists: CPV and NUTS, loaded by command, searched by everyone. What other rooms may ask. */
export {};
